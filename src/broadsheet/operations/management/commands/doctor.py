"""`broadsheet doctor`: says in words what is wrong with this installation."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from broadsheet.operations import checks


class Command(BaseCommand):
    help = "Says in words what is wrong with this installation; exit status 1 if anything is."
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--settings-used", action="store_true", help="Also list each setting and its source."
        )

    def handle(self, *args: Any, settings_used: bool = False, **options: Any) -> None:
        if settings_used:
            for reading in settings.READINGS.values():
                shown = "(hidden)" if reading.secret and reading.value else reading.value
                self.stdout.write(f"  {reading.name} = {shown!s}   [{reading.source}]")
        findings = list(checks.examine())
        for finding in findings:
            mark = self.style.SUCCESS("well ") if finding.is_well else self.style.ERROR("WRONG")
            self.stdout.write(f"{mark}  {finding.words}")
        if not all(finding.is_well for finding in findings):
            sys.exit(1)
