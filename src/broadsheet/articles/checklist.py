"""What stands between a draft and print: plain rules over plain values. `facts.of` gathers those."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadsheet.lib import normalise

HEADLINE, SHORT_HEADLINE, STANDFIRST = 80, 55, 180  # characters, advised
MOST_TAGS = 8
TWIN_DAYS = 30
SIGNED_KINDS = ("opinion", "analysis")

Level = Literal["block", "warn", "ok"]


@dataclass(frozen=True)
class Finding:
    """One line of the checklist. `field` is the form field it is about; "" if none."""

    code: str
    level: Level
    text: str
    field: str = ""


@dataclass(frozen=True)
class PictureUse:
    """A picture in one place. `field` is the form field that holds it; `name` is for the editor's eyes."""

    name: str
    field: str
    alt: str
    is_decorative: bool
    credit: str
    rights_until: date | None


@dataclass(frozen=True)
class Facts:
    """What the rules look at. `authors`: how many wrote; `print_day`: when it would appear.

    `nameless`: people in the byline, `foreign_tags`: tags, that this edition does not have.
    """

    headline: str
    language: str
    print_day: date
    kind: str = "news"
    kinds: tuple[tuple[str, str], ...] = ()
    kicker: str = ""
    short_headline: str = ""
    standfirst: str = ""
    section: str = ""
    authors: int = 0
    nameless: tuple[str, ...] = ()
    source_name: str = ""
    pictures: tuple[PictureUse, ...] = ()
    tags: int = 0
    foreign_tags: tuple[str, ...] = ()
    text: str = ""
    twins: int = 0
    dead_links: int = 0
    correction_without_words: bool = False


def findings(facts: Facts) -> list[Finding]:
    """The whole list, what blocks first."""
    found = [
        *_headline(facts),
        *_section(facts),
        *_byline(facts),
        *_label(facts),
        *_pictures(facts),
        *_correction(facts),
        *_advice(facts),
    ]
    return sorted(found, key=lambda finding: ("block", "warn", "ok").index(finding.level))


def blocking(facts: Facts) -> list[Finding]:
    return [finding for finding in findings(facts) if finding.level == "block"]


def _headline(facts: Facts) -> Iterable[Finding]:
    if not facts.headline.strip():
        yield Finding("headline", "block", _("A headline is missing."), "title")
        return
    yield Finding("headline", "ok", _("Headline"))
    if len(facts.headline) > HEADLINE:
        text = _("The headline has %(count)d characters; %(advised)d read well.")
        yield Finding(
            "long-headline", "warn", text % {"count": len(facts.headline), "advised": HEADLINE}, "title"
        )
    if len(facts.short_headline or facts.headline) > SHORT_HEADLINE:
        text = _("Cards show a headline of more than %(advised)d characters: give a short one.")
        yield Finding("long-card", "warn", text % {"advised": SHORT_HEADLINE}, "short_headline")
    if facts.headline.rstrip(" ”»\"'’").endswith(("?", "؟")):
        yield Finding(
            "question", "warn", _("The headline asks a question. Is there an answer to print?"), "title"
        )


def _section(facts: Facts) -> Iterable[Finding]:
    if facts.section:
        yield Finding("section", "ok", _("Section: %(name)s") % {"name": facts.section})
    else:
        yield Finding("section", "block", _("The article is in no section: move it into one."))


def _byline(facts: Facts) -> Iterable[Finding]:
    for name in facts.nameless:
        text = _("%(name)s has no name in this edition: give one under People.")
        yield Finding("byline", "block", text % {"name": name}, "bylines")
    if facts.nameless:
        return
    if facts.authors:
        yield Finding("byline", "ok", _("Byline"))
    elif facts.kind in SIGNED_KINDS:
        text = _("Opinion and analysis carry a name: choose who wrote this.")
        yield Finding("byline", "block", text, "bylines")
    elif facts.source_name:
        yield Finding("byline", "ok", _("Byline: %(source)s") % {"source": facts.source_name})
    else:
        yield Finding("byline", "warn", _("Nobody is named: readers will see “Staff”."), "bylines")


def _label(facts: Facts) -> Iterable[Finding]:
    """A reader must see one label: a kicker that names another kind would contradict the kind's own."""
    label = dict(facts.kinds).get(facts.kind, "")
    said = facts.kicker.strip().casefold()
    other = next((name for kind, name in facts.kinds if name.casefold() == said and kind != facts.kind), "")
    if other:
        text = _("The kicker says “%(kicker)s”, but the kind is “%(kind)s”. Readers need one label.")
        yield Finding("label", "block", text % {"kicker": other, "kind": label}, "kicker")
    elif facts.kind == "opinion":
        yield Finding("label", "ok", _("Readers see the label “%(kind)s” on every card.") % {"kind": label})


def _pictures(facts: Facts) -> Iterable[Finding]:
    troubles = [trouble for picture in facts.pictures for trouble in _picture(picture, facts.print_day)]
    yield from troubles
    if facts.pictures and not troubles:
        yield Finding("pictures", "ok", _("Pictures: words, credit and rights"))
    if not any(picture.field == "lead_picture" for picture in facts.pictures):
        yield Finding("lead", "warn", _("There is no lead picture."), "lead_picture")


def _picture(picture: PictureUse, print_day: date) -> Iterable[Finding]:
    name = {"name": picture.name}
    if not picture.alt.strip() and not picture.is_decorative:
        text = _("%(name)s: describe it for those who do not see it, or tick “decorative”.")
        yield Finding(
            "alt", "block", text % name, "lead_alt" if picture.field == "lead_picture" else picture.field
        )
    if not picture.credit.strip():
        yield Finding("credit", "block", _("%(name)s: the credit is missing.") % name, picture.field)
    if picture.rights_until and picture.rights_until < print_day:
        text = _("%(name)s: the rights end before it would be printed.")
        yield Finding("rights", "block", text % name, picture.field)


def _correction(facts: Facts) -> Iterable[Finding]:
    if facts.correction_without_words:
        text = _("A correction needs its words: what was wrong, and what is right.")
        yield Finding("correction", "block", text, "correction_text")


def _advice(facts: Facts) -> Iterable[Finding]:
    yield from _advice_on_fields(facts)
    if facts.twins:
        text = _("An article of the last %(days)d days has the same headline.")
        yield Finding("twin", "warn", text % {"days": TWIN_DAYS}, "title")
    if facts.dead_links:
        text = ngettext(
            "%(count)d link in the text leads to a page that is not in print.",
            "%(count)d links in the text lead to pages that are not in print.",
            facts.dead_links,
        )
        yield Finding("dead-links", "warn", text % {"count": facts.dead_links}, "body")
    for field, value in _typed(facts):
        yield from _advice_on_spelling(field, value, facts.language)


def _advice_on_fields(facts: Facts) -> Iterable[Finding]:
    if not facts.standfirst.strip():
        yield Finding("standfirst", "warn", _("There is no standfirst."), "standfirst")
    elif len(facts.standfirst) > STANDFIRST:
        text = _("The standfirst has %(count)d characters; %(advised)d read well.")
        counts = {"count": len(facts.standfirst), "advised": STANDFIRST}
        yield Finding("long-standfirst", "warn", text % counts, "standfirst")
    if not facts.tags:
        yield Finding(
            "tags", "warn", _("There are no tags: the article will be hard to find later."), "taggings"
        )
    elif facts.tags > MOST_TAGS:
        text = _("There are more than %(most)d tags.") % {"most": MOST_TAGS}
        yield Finding("tags", "warn", text, "taggings")
    for name in facts.foreign_tags:
        text = _("The tag “%(name)s” is of another edition: readers would not find it.")
        yield Finding("foreign-tag", "warn", text % {"name": name}, "taggings")


def _advice_on_spelling(field: str, value: str, language: str) -> Iterable[Finding]:
    name = {"place": _place(field)}
    if normalise.unbalanced_quotes(value, language):
        yield Finding("quotes", "warn", _("%(place)s: a quotation mark has no partner.") % name, field)
    if language.startswith("fa") and normalise.has_mixed_yeh(value):
        yield Finding("yeh", "warn", _("%(place)s: both ي and ی are typed.") % name, field)


def _typed(facts: Facts) -> list[tuple[str, str]]:
    return [("title", facts.headline), ("standfirst", facts.standfirst), ("body", facts.text)]


def _place(field: str) -> str:
    return {"title": _("Headline"), "standfirst": _("Standfirst"), "body": _("Text")}[field]
