"""`broadsheet receipts`: what readers were proved to see of the last changes."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from broadsheet.delivery import telling
from broadsheet.delivery.management.commands.press import positive
from broadsheet.delivery.models import Receipt


class Command(BaseCommand):
    help = "Prints the receipts of publications, corrections, withdrawals and moves, newest first."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--last", type=positive, default=10, metavar="N", help="How many. Default: %(default)s"
        )
        parser.add_argument(
            "--failed", action="store_true", help="Only those that came late, failed or were never proved."
        )

    def handle(self, *args: Any, last: int, failed: bool, **options: Any) -> None:
        now = datetime.now(UTC)
        receipts = telling.in_trouble(now) if failed else Receipt.objects.all()
        found = [telling.sentence(receipt, now) for receipt in receipts[:last]]
        self.stdout.write("\n".join(found) or "There is no such receipt.")
