"""Writes the reference of settings; `make docs` runs it, a test holds it complete."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

HEAD = """# Settings

Each is an environment variable or a key of one TOML file: `broadsheet.toml` in `BROADSHEET_HOME`, or the file that
`BROADSHEET_CONFIG` names. The environment wins. A wrong value stops the start and names itself;
`broadsheet doctor --settings-used` shows what is in force and where it comes from. `HOST` and `PORT` are
where `broadsheet run` listens.

| setting | default | what it does |
|---|---|---|
"""


class Command(BaseCommand):
    help = "Prints the reference of settings as Markdown (docs/reference/settings.md)."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = (
            f"| `{reading.name}` | {f'`{reading.default}`' if reading.default else 'empty'} | {reading.help} |"
            for reading in settings.READINGS.values()
        )
        self.stdout.write(HEAD + "\n".join(rows))
