"""A composed front as one document: its slots in order, what stands in each, and the rule that fills the rest.

The document is what editors change, what a launch keeps for ever, and what readers' pages are made of. Decision 0014.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

VERSION = 1
MOST_SLOTS, MOST_PICKS = 30, 24
LONGEST_HEADING, LONGEST_HEADLINE, LONGEST_NOTICE = 60, 120, 300


class NotADocument(ValueError):
    """What was read is no front; nothing was made of it."""


@dataclass(frozen=True)
class Rule:
    """Which stories fill a slot, the newest first. All that is said must hold. section, tag, topic: ids."""

    kind: str = ""
    section: int | None = None
    tag: int | None = None
    topic: int | None = None
    is_exclusive: bool = False


@dataclass(frozen=True)
class Pick:
    """A story chosen by hand. story, picture: ids. begins_at, ends_at: aware; it stands from one until the other."""

    story: int
    headline: str = ""
    picture: int | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    is_boosted: bool = False
    hides_standfirst: bool = False

    def is_in_force(self, at: datetime) -> bool:
        return in_force(self.begins_at, self.ends_at, at)


@dataclass(frozen=True)
class Notice:
    """Words of the paper itself. url: of ours or another site. picture: id."""

    text: str = ""
    url: str = ""
    link: str = ""
    picture: int | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None

    def is_in_force(self, at: datetime) -> bool:
        return bool(self.text) and in_force(self.begins_at, self.ends_at, at)


@dataclass(frozen=True)
class Slot:
    """A place on a front. key: its name in this document; kind: of kinds.py; heading: "" leaves the kind's own."""

    key: str
    kind: str
    count: int = 1
    heading: str = ""
    rule: Rule = field(default_factory=Rule)
    picks: tuple[Pick, ...] = ()
    notice: Notice = field(default_factory=Notice)

    def pick_of(self, story: int) -> Pick | None:
        return next((pick for pick in self.picks if pick.story == story), None)


@dataclass(frozen=True)
class Document:
    slots: tuple[Slot, ...] = ()

    def slot(self, key: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.key == key), None)

    def with_slot(self, changed: Slot) -> "Document":
        """The same with this slot in the place of the one of its key."""
        return replace(self, slots=tuple(changed if slot.key == changed.key else slot for slot in self.slots))

    @property
    def picks(self) -> list[Pick]:
        return [pick for slot in self.slots for pick in slot.picks]

    def moments(self) -> list[datetime]:
        """When something begins or ends."""
        timed: list[Pick | Notice] = [*self.picks, *(slot.notice for slot in self.slots)]
        return sorted(at for one in timed for at in (one.begins_at, one.ends_at) if at)


def in_force(begins_at: datetime | None, ends_at: datetime | None, at: datetime) -> bool:
    return (begins_at is None or begins_at <= at) and (ends_at is None or at < ends_at)


# --- as JSON ---------------------------------------------------------------------------------------------


def write(document: Document) -> dict[str, Any]:
    """Only what is said: what is as it would be anyway is left out."""
    return {"version": VERSION, "slots": [_plain(slot) for slot in document.slots]}


def write_picks(picks: Iterable[Pick]) -> list[dict[str, Any]]:
    return [_plain(pick) for pick in picks]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    said = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return {name: item for name, item in said.items() if item not in ("", None, False, [], {})}


def read(raw: Any) -> Document:
    """Raises NotADocument for what write() could not have written."""
    said = _object(raw)
    if said.get("version") != VERSION:
        raise NotADocument(f"version {said.get('version')!r} of a front is not known here")
    slots = tuple(_slot(item) for item in _list(said.get("slots", []), MOST_SLOTS))
    if len({slot.key for slot in slots}) < len(slots):
        raise NotADocument("two slots have one key")
    return Document(slots)


def read_picks(raw: Any) -> tuple[Pick, ...]:
    return tuple(_pick(item) for item in _list(raw, MOST_PICKS))


def _slot(raw: Any) -> Slot:
    said = _object(raw)
    return Slot(
        key=_text(said, "key", 40, is_needed=True),
        kind=_text(said, "kind", 40, is_needed=True),
        count=_number(said, "count") or 1,
        heading=_text(said, "heading", LONGEST_HEADING),
        rule=_rule(said.get("rule", {})),
        picks=read_picks(said.get("picks", [])),
        notice=_notice(said.get("notice", {})),
    )


def _rule(raw: Any) -> Rule:
    said = _object(raw)
    return Rule(
        _text(said, "kind", 16),
        _number(said, "section"),
        _number(said, "tag"),
        _number(said, "topic"),
        _truth(said, "is_exclusive"),
    )


def _pick(raw: Any) -> Pick:
    said = _object(raw)
    if not (story := _number(said, "story")):
        raise NotADocument("a pick names no story")
    return Pick(
        story=story,
        headline=_text(said, "headline", LONGEST_HEADLINE),
        picture=_number(said, "picture"),
        begins_at=_moment(said, "begins_at"),
        ends_at=_moment(said, "ends_at"),
        is_boosted=_truth(said, "is_boosted"),
        hides_standfirst=_truth(said, "hides_standfirst"),
    )


def _notice(raw: Any) -> Notice:
    said = _object(raw)
    return Notice(
        text=_text(said, "text", LONGEST_NOTICE),
        url=_text(said, "url", 500),
        link=_text(said, "link", LONGEST_HEADING),
        picture=_number(said, "picture"),
        begins_at=_moment(said, "begins_at"),
        ends_at=_moment(said, "ends_at"),
    )


def _object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise NotADocument(f"an object is needed, not {raw!r:.40}")
    return raw


def _list(raw: Any, most: int) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > most:
        raise NotADocument(f"a list of at most {most} is needed, not {raw!r:.40}")
    return raw


def _text(said: dict[str, Any], name: str, longest: int, *, is_needed: bool = False) -> str:
    value = said.get(name, "")
    if not isinstance(value, str) or len(value) > longest or (is_needed and not value):
        raise NotADocument(f"{name}: words of at most {longest} characters are needed")
    return value


def _number(said: dict[str, Any], name: str) -> int | None:
    value = said.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise NotADocument(f"{name}: a number from 1 is needed")
    return value


def _truth(said: dict[str, Any], name: str) -> bool:
    value = said.get(name, False)
    if not isinstance(value, bool):
        raise NotADocument(f"{name}: true or false is needed")
    return value


def _moment(said: dict[str, Any], name: str) -> datetime | None:
    value = said.get(name)
    try:
        moment = datetime.fromisoformat(value) if value is not None else None
    except (TypeError, ValueError):
        raise NotADocument(f"{name}: a moment is needed") from None
    if moment is not None and moment.tzinfo is None:
        raise NotADocument(f"{name}: a moment with its zone is needed")
    return moment
