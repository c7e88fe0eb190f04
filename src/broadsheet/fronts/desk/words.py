"""What the desk says of slots and stories, in words."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadsheet.articles.models import Article, Kind
from broadsheet.fronts import kinds
from broadsheet.fronts.document import Pick, Rule, Slot
from broadsheet.fronts.filling import Filling
from broadsheet.fronts.shelf import Shelf


def label(slot: Slot) -> str:
    kind = kinds.find(slot.kind)
    return str(kind.label) if kind else slot.kind


def rule(rule: Rule, shelf: Shelf) -> str:
    """Which stories fill the slot: "News · World · newest first"."""
    section, tag = shelf.sections.get(rule.section or 0), shelf.tags.get(rule.tag or 0)
    topic = shelf.topics.get(rule.topic or 0)
    said = [
        str(Kind(rule.kind).label) if rule.kind in Kind.values else "",
        section.title if section else "",
        tag.name if tag else "",
        topic.title if topic else "",
        _("Exclusive") if rule.is_exclusive else "",
    ]
    return " · ".join([*filter(None, said), _("newest first")])


def moment(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def facts(pick: Pick) -> list[str]:
    """What the slot does to the story."""
    said = [
        _("own headline") if pick.headline else "",
        _("own picture") if pick.picture else "",
        _("one size larger") if pick.is_boosted else "",
        _("without standfirst") if pick.hides_standfirst else "",
        _("from %(time)s") % {"time": moment(pick.begins_at)} if pick.begins_at else "",
        _("until %(time)s") % {"time": moment(pick.ends_at)} if pick.ends_at else "",
    ]
    return [*filter(None, said)]


def troubles(pick: Pick, article: Article | None, slot: Slot, is_shown: bool, at: datetime) -> list[str]:
    """Why a chosen story is not shown. Nothing of one that waits for its time."""
    if article is None:
        return [_("The story is no more: take it off.")]
    if pick.ends_at and pick.ends_at <= at:
        return [_("Its time here is over: take it off, or give it more.")]
    if not article.is_in_print:
        if article.go_live_at and article.go_live_at > at:
            return [_("Before %(time)s it is not in print.") % {"time": moment(article.go_live_at)}]
        return [_("The story is not in print, so readers do not see it here.")]
    if not is_shown and pick.is_in_force(at):
        if slot.picks.index(pick) >= slot.count:
            return [_("No room: the slot shows %(count)s.") % {"count": formats.number_format(slot.count)}]
        return [_("It stands on the page already, or readers may not see it.")]
    return []


def age(newest: datetime, at: datetime) -> str:
    hours = int((at - newest).total_seconds() // 3600)
    if hours < 1:
        return _("The newest story is under an hour old.")
    if hours >= 48:
        days = hours // 24
        text = ngettext(
            "The newest story is %(count)s day old.", "The newest story is %(count)s days old.", days
        )
        return text % {"count": formats.number_format(days)}
    text = ngettext(
        "The newest story is %(count)s hour old.", "The newest story is %(count)s hours old.", hours
    )
    return text % {"count": formats.number_format(hours)}


def why_empty(filled: Filling, shelf: Shelf, at: datetime) -> str:
    """Why readers see nothing of the slot; "" if they see it."""
    slot, kind = filled.slot, kinds.find(filled.slot.kind)
    if kind is None:
        return _("Readers do not see this slot: this paper has no such part.")
    if kind.content:
        return (
            ""
            if kind.content(shelf.edition, slot, at)
            else _("Readers do not see this slot: it has nothing to show now.")
        )
    if filled.ids:
        return ""
    if shelf.is_missing(slot.rule):
        return _("Readers do not see this slot: what its rule names is no more.")
    if min(kind.least, slot.count) > 1:
        return _("Readers do not see this slot: a band needs two stories that stand nowhere else.")
    return _("Readers do not see this slot: no story of its rule is left that stands nowhere else.")


def differences(
    draft: list[Filling], live: list[Filling], headings: dict[str, str], names: dict[int, str]
) -> list[str]:
    """What a launch would change for readers, slot by slot."""
    now = {filled.slot.key: filled for filled in live}
    then = {filled.slot.key: filled for filled in draft}
    said = [
        text
        for key, filled in then.items()
        for text in (
            _in_slot(filled, now[key], headings[key], names) if key in now else [_comes(headings[key])]
        )
    ]
    said += [
        _("The slot “%(slot)s” goes.") % {"slot": headings.get(key, label(filled.slot))}
        for key, filled in now.items()
        if key not in then
    ]
    if [key for key in now if key in then] != [key for key in then if key in now]:
        said.append(_("The slots stand in another order."))
    return said


def _comes(slot: str) -> str:
    return _("The slot “%(slot)s” comes.") % {"slot": slot}


def _in_slot(then: Filling, now: Filling, slot: str, names: dict[int, str]) -> Iterable[str]:
    for pk in then.ids:
        if pk not in now.ids:
            yield _("%(slot)s: “%(story)s” comes.") % {"slot": slot, "story": names.get(pk, "")}
    for pk in now.ids:
        if pk not in then.ids:
            yield _("%(slot)s: “%(story)s” goes.") % {"slot": slot, "story": names.get(pk, "")}
    if set(then.ids) == set(now.ids) and then.ids != now.ids:
        yield _("%(slot)s: the stories stand in another order.") % {"slot": slot}
    if (then.slot.heading, then.slot.count, then.slot.rule, then.slot.notice) != (
        now.slot.heading, now.slot.count, now.slot.rule, now.slot.notice,
    ):  # fmt: skip
        yield _("%(slot)s: heading, number or rule are changed.") % {"slot": slot}
    own = {pick.story: pick for pick in now.slot.picks}
    for pick in then.slot.picks:
        if pick.story in own and pick != own[pick.story]:
            yield _("%(slot)s: “%(story)s” is shown in another way.") % {
                "slot": slot, "story": pick.headline or names.get(pick.story, ""),
            }  # fmt: skip
    if [pick.story for pick in then.slot.picks] != [pick.story for pick in now.slot.picks] and (
        then.ids == now.ids
    ):
        yield _("%(slot)s: other stories are chosen by hand.") % {"slot": slot}
