"""What must be so before the paper is served. `broadsheet run` does it; apart, it is for a renewal under load."""

from typing import Any

from django.core.management.base import BaseCommand

from broadsheet.operations import preparation


class Command(BaseCommand):
    help = "Brings tables, static files and the press up to the installed version (part of `broadsheet run`)."

    def handle(self, *args: Any, **options: Any) -> None:
        preparation.prepare(self.stdout.write)
