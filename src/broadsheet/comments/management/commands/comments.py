"""`broadsheet comments`: what is kept about a writer, given out or erased; what is old, dropped; how many there are."""

from argparse import FileType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from broadsheet.comments import actions, exports, retention
from broadsheet.comments.models import Comment, Status
from broadsheet.comments.querysets import CommentQuerySet


class Command(BaseCommand):
    help = "Gives out or erases what is kept about one writer, drops what is old, counts comments."

    def add_arguments(self, parser: Any) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="export | erase | retain | count")
        export = deeds.add_parser(
            "export", help="Everything that is kept about the writer with this address."
        )
        export.add_argument("--email", required=True, metavar="ADDRESS")
        export.add_argument("--format", choices=("json", "csv"), default="json", help="Default: json.")
        export.add_argument(
            "--output", type=FileType("w", encoding="utf-8"), metavar="FILE", help="Default: printed."
        )
        erase = deeds.add_parser("erase", help="Erase words, names and addresses of that writer for good.")
        erase.add_argument("--email", required=True, metavar="ADDRESS")
        erase.add_argument(
            "--yes", action="store_true", help="Do it; without this it is only said what would be done."
        )
        deeds.add_parser(
            "retain", help="Drop what is older than the rules keep. The clock does it daily by itself."
        )
        deeds.add_parser("count", help="How many comments there are of each status.")

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        getattr(self, deed)(options)

    def export(self, options: dict[str, Any]) -> None:
        write = exports.as_csv if options["format"] == "csv" else exports.as_json
        (options["output"] or self.stdout).write(write(self.rows(options["email"])))

    def erase(self, options: dict[str, Any]) -> None:
        rows = self.rows(options["email"])
        if not options["yes"]:
            self.stdout.write(f"{rows.count():,} comments would be erased for good. Do it with --yes.")
            return
        done = actions.erase_all(comments=rows, by=None, at=timezone.now())
        self.stdout.write(f"{done:,} comments are erased for good.")

    def retain(self, options: dict[str, Any]) -> None:
        done = retention.retain(timezone.now())
        self.stdout.write(
            f"Addresses and hashes dropped from {done.comments:,} comments and {done.reports:,} reports; "
            f"{done.bans:,} bans that were over; words of {done.decisions:,} old decisions."
        )

    def count(self, options: dict[str, Any]) -> None:
        found = Comment.objects.all().counted_by_status()
        for status in Status.values:
            self.stdout.write(f"{status:10} {found.get(status, 0):>10,}")

    def rows(self, email: str) -> CommentQuerySet:
        rows = exports.of_address(email)
        if "@" not in email or not rows.exists():
            raise CommandError(f"Nothing is kept about a writer with the address “{email}”.")
        return rows
