"""What a newsroom does to its fronts, drawn by numbers: see deeds.py."""

from datetime import timedelta

from django.utils import timezone

from broadsheet.articles.models import Article, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions, parts, standing
from broadsheet.fronts.document import Document, Notice, Pick, Rule, Slot
from broadsheet.fronts.models import Banner, Draft, FrontPage, Launch
from broadsheet.images.models import Picture
from broadsheet.topics.models import Tag

HOUR = timedelta(hours=1)
SLOTS = ("lead", "editors-choice", "latest-news", "analysis", "exclusive", "in-focus")


def compose_a_front(desk, one, other):
    """Only the desk sees it."""
    page = _a_front(one)
    actions.change_draft(page=page, document=_document(desk, page, one, other), by=None, at=timezone.now())


def launch_a_front(desk, one, other):
    compose_a_front(desk, one, other)
    page = _a_front(one)
    version = Draft.objects.get(page_id=page.pk).version
    actions.launch(page=page, version=version, by=None, at=timezone.now())


def launch_an_earlier_front(desk, one, other):
    page = _a_front(one)
    earlier = list(Launch.objects.filter(page_id=page.pk).order_by("pk"))
    if earlier:
        actions.launch_again(page=page, earlier=earlier[other % len(earlier)], by=None, at=timezone.now())


def launch_a_banner(desk, one, other):
    banner = Banner(
        edition=_edition(one), text=desk.words(other), ends_at=timezone.now() + HOUR * (1 + other % 12)
    )
    actions.launch_banner(banner=banner, by=None, at=timezone.now())


def end_a_banner(desk, one, other):
    actions.end_banners(edition=_edition(one), by=None, at=timezone.now())


def reorder_the_rails(desk, one, other):
    names = [part.name for part in parts.offered(parts.BESIDE_STORY)]
    turned = names[other % len(names) :] + names[: other % len(names)]
    actions.order_rails(edition=_edition(one), parts=turned[: 1 + one % len(names)], by=None)


def _a_front(number):
    """Mostly a front page."""
    model = SectionPage if number % 4 == 3 else FrontPage
    rows = list(model.objects.filter(live=True).order_by("pk"))
    return rows[number % len(rows)]


def _edition(number):
    rows = list(Edition.objects.select_related("locale").order_by("pk"))
    return rows[number % len(rows)]


def _document(desk, page, one, other):
    slots = [standing.new_slot(name) for name in SLOTS[other % 3 :]]
    slots.append(Slot("notice", "notice", notice=Notice(desk.words(one), ends_at=_hours(other % 9))))
    tag = Tag.objects.filter(edition__locale=page.locale).order_by("pk").first()
    slots.append(Slot("tag", "band", 4, rule=Rule(tag=tag.pk if tag else None)))
    section = SectionPage.objects.filter(locale=page.locale).order_by("-pk").first()
    slots.append(Slot("section", "band", 4, rule=Rule(section=section.pk if section else None)))
    return Document(tuple(_with_picks(slot, page, one + number) for number, slot in enumerate(slots)))


def _with_picks(slot, page, number):
    """Chosen stories of the edition, printed or not, some for a time; one with a picture and words of its own."""
    if slot.kind in ("notice", "in-focus") or number % 3 == 0:
        return slot
    rows = list(Article.objects.filter(locale=page.locale).order_by("pk"))
    chosen = {rows[(number * step) % len(rows)].pk for step in range(1, 4)} if rows else set()
    picture = Picture.objects.order_by("pk").first()
    picks = [
        Pick(
            pk, "Said otherwise" * (pk % 2), picture.pk if pk % 3 == 0 and picture else None, ends_at=_hours(pk % 7)
        )
        for pk in sorted(chosen)
    ]  # fmt: skip
    return Slot(slot.key, slot.kind, slot.count, rule=slot.rule, picks=tuple(picks))


def _hours(number):
    return timezone.now() + HOUR * number if number else None


OFTEN = (launch_a_front,)
SELDOM = (compose_a_front, launch_an_earlier_front, launch_a_banner, end_a_banner)
RARELY = (reorder_the_rails,)
