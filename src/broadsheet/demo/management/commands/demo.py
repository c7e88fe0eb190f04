"""`broadsheet demo`: the demonstration paper."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from broadsheet.demo import actions, desk, load
from broadsheet.newsroom import actions as newsroom


class Command(BaseCommand):
    help = "Fills a database that holds no content of its own with the demonstration paper."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="Take away what the demo made and nobody edited."
        )
        parser.add_argument(
            "--articles", type=int, metavar="N", help="Have N articles of recombined text, for load."
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing, in silence, if a paper was ever opened here."
        )

    def handle(
        self,
        *args: Any,
        remove: bool = False,
        articles: int | None = None,
        if_empty: bool = False,
        **options: Any,
    ) -> None:
        if remove:
            gone, kept = actions.remove()
            self.stdout.write(
                f"Removed {gone} items of the demonstration paper; {kept} stay, because they were edited or are in use."
            )
            return
        if articles is not None:
            if articles < 1:
                raise CommandError("--articles needs a number above 0.")
            self.load(articles)
            return
        if if_empty and actions.is_opened():
            return
        self.print_paper()

    def load(self, articles: int) -> None:
        try:
            load.fill(articles, say=self.stdout.write)
        except desk.NotADemonstration:
            raise CommandError(
                "This paper has articles of its own; only a demonstration paper gets articles of recombined text."
            ) from None
        except load.TreeIsBroken as error:
            raise CommandError(
                f"The section “{error}” counts other pages than it has, and nothing was added. "
                "`broadsheet fixtree` mends that."
            ) from None

    def print_paper(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console()
        with Progress(console=console, disable=not console.is_terminal) as progress:
            task = progress.add_task("The demonstration paper", total=2 * actions.pictures_to_draw())
            try:
                stories = actions.fill(
                    at=datetime.now(UTC), say=self.stdout.write, tick=lambda: progress.advance(task)
                )
            except actions.NotEmpty:
                raise CommandError(
                    "This database holds content of its own; the demo fills only empty ones."
                ) from None
        newsroom.ensure_roles()
        self.stdout.write(f"{stories} stories in three editions are in print.")
