"""The printer of the paper. `broadsheet run` starts it; it is rarely started by hand."""

import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from broadsheet.delivery import obeying
from broadsheet.delivery.printer import Printer
from broadsheet.operations import heartbeat


class Command(BaseCommand):
    help = "Renders hot pages the moment they are spoiled and proves receipts (part of `broadsheet run`)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--door",
            default=f"http://127.0.0.1:{settings.PORT}",
            help="Where readers reach the paper, asked for the proofs.",
        )
        parser.add_argument(
            "--second", action="store_true", help="Only render, beside the printer that does everything else."
        )

    def handle(self, *args: Any, door: str, second: bool, **options: Any) -> None:
        name = "second printer" if second else "printer"
        printer = Printer(
            obeying.the_store(), door, beat=lambda: heartbeat.beat(name), number=2 if second else 1
        )

        def stop(*_arguments: Any) -> None:
            printer.is_running = False

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        printer.run()
