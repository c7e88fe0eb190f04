"""The fronts of the demo paper: composed from a file as editors would, and launched."""

import tomllib
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Model

from broadsheet.articles.models import Article
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions, standing
from broadsheet.fronts.document import Document, Notice, Pick, Slot
from broadsheet.fronts.models import FrontPage

FILE = Path(__file__).parent / "fronts.toml"


@cache
def said() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def launch(front: FrontPage, edition: Edition, stories: dict[str, Article], at: datetime) -> list[Model]:
    """The front page of an edition. stories: by the name of their file. Returns the rows that were made."""
    document = _document(front, edition, stories)
    draft = actions.change_draft(page=front, document=document, by=None, at=at)
    return [draft, actions.launch(page=front, version=draft.version, by=None, at=at)]


def _document(front: FrontPage, edition: Edition, stories: dict[str, Article]) -> Document:
    """The slots of the file, then those that follow on a front which nobody has composed: a band for each section."""
    words = said()[edition.language_code]
    chosen = tuple(Pick(stories[one["story"]].pk, one.get("headline", "")) for one in words["choice"])
    document = Document((*(standing.new_slot(name) for name in words["slots"]), *_rest(front)))
    choice, notice = standing.new_slot("editors-choice"), standing.new_slot("notice")
    document = document.with_slot(replace(choice, picks=chosen))
    return document.with_slot(replace(notice, notice=_notice(words, edition, stories)))


def _notice(words: dict[str, Any], edition: Edition, stories: dict[str, Article]) -> Notice:
    notice = words["notice"]
    picture = stories[notice["picture"]].lead_picture_id
    url = notice["url"].format(prefix=edition.prefix)
    return Notice(notice["text"], url, notice["link"], picture)


def _rest(front: FrontPage) -> tuple[Slot, ...]:
    return standing.of_the_paper(front).slots[len(standing.ORDER) :]
