"""What readers of the demo paper write under its stories, from a file."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from broadsheet.articles.models import Article
from broadsheet.comments.models import Comment, Status

FILE = Path(__file__).parent / "comments.toml"


@cache
def said() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def write(language: str, stories: dict[str, Article], at: datetime) -> None:
    """stories: of the edition, by the name of their file. The comments go with their story when that is removed."""
    for name, rows in said().get(language, {}).items():
        _write_under(stories[name], rows, at)


def _write_under(story: Article, rows: list[dict[str, Any]], at: datetime) -> None:
    """Evenly between the hour of the story's print and now."""
    printed = story.first_published_at or at
    made: list[Comment] = []
    for place, row in enumerate(rows, 1):
        comment = Comment(
            page_id=story.pk, name=row.get("name", ""), text=row["text"], is_pick=row.get("pick", False),
            status=row.get("status", Status.APPROVED), reasons=row.get("reasons", []),
            parent=made[row["answers"]] if "answers" in row else None,
            posted_at=printed + (at - printed) * place / (len(rows) + 1),
        )  # fmt: skip
        comment.save()
        made.append(comment)
