"""Printing the demo paper, and taking it away again."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, ProtectedError
from wagtail.models import Page

from broadsheet.articles.models import Article, Correction, SectionPage
from broadsheet.delivery.spoiling import EVERYTHING, spoil
from broadsheet.demo import explaining, files, reading, studio
from broadsheet.demo.models import DemoItem
from broadsheet.demo.paper import EDITIONS, DemoEdition
from broadsheet.demo.printing import Printer
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions as fronts
from broadsheet.fronts.models import Draft, Launch
from broadsheet.images.models import Picture
from broadsheet.masthead.models import Masthead, MenuLink
from broadsheet.pages.models import GoneAddress, PlainPage, Redirect
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag, TopicPage, TopicsPage

Say = Callable[[str], object]


class NotEmpty(Exception):
    """The database holds content of its own; nothing was changed."""


def has_content() -> bool:
    return Article.objects.exists() or PlainPage.objects.exists() or SectionPage.objects.exists()


def is_opened() -> bool:
    """Whether there is a paper already: also one whose demo was removed, or that began without it."""
    return Edition.objects.exists()


def fill(*, at: datetime, say: Say = print, tick: Callable[[], object] = lambda: None) -> int:
    """Print the demo paper in all its editions, and have it read. Returns the number of stories. Raises NotEmpty.

    at: aware datetime; the ages of the stories count back from it. All or nothing, but for drawn files.
    """
    if has_content():
        raise NotEmpty
    recipes = [recipe for demo in EDITIONS for recipe in _recipes(demo)]
    say(f"Drawing {len(recipes)} pictures …")
    drawn = studio.make(recipes, tick=tick)
    say("Printing the stories …")
    with transaction.atomic():
        printers = [Printer(demo, _open(demo), drawn, at) for demo in EDITIONS]
        for printer in printers:
            printer.lay_out()
            printer.explain()
        by_slug = printers[0].laid_out
        for printer in printers:
            printer.print_all(originals=by_slug)
        for item in [*drawn.values(), *(item for printer in printers for item in printer.made)]:
            note(item)
        spoil(EVERYTHING)
    reading.simulate(at)
    return sum(len(printer.laid_out) for printer in printers)


def pictures_to_draw() -> int:
    return len({studio.key(recipe) for demo in EDITIONS for recipe in _recipes(demo)})


def _recipes(demo: DemoEdition) -> list[dict[str, Any]]:
    found = []
    for story in files.stories(demo.language):
        found.append(story.facts["picture"] | {"use": "lead"})
        texts = (text for name, _title, text in files.segments(story.body) if name == "picture")
        found += [tomllib.loads(text) | {"use": "inner"} for text in texts]
    found += [studio.portrait(name, facts) for name, facts in files.authors(demo.language).items()]
    found += explaining.recipes(demo.language)
    return [recipe | {"credit": demo.credit} for recipe in found]


def _open(demo: DemoEdition) -> Edition:
    front = fronts.ensure_edition(demo.language)
    edition = Edition.objects.select_related("locale").get(locale=front.locale)
    for name in ("name", "tagline", "time_zone", "calendar", "digits"):
        setattr(edition, name, getattr(demo, name))
    edition.is_demonstration = True
    edition.save()
    front.title = front.draft_title = demo.name
    front.save()
    front.save_revision().publish()
    return edition


def note(item: Model) -> None:
    """Remember that the demo made this."""
    kind = ContentType.objects.get_for_model(item, for_concrete_model=True)
    revision = getattr(item, "latest_revision_id", None)
    DemoItem.objects.update_or_create(
        content_type=kind, object_id=item.pk, defaults={"revision_id": revision}
    )


REMOVED = (
    Draft, Launch, Correction, MenuLink, Article, TopicPage, TopicsPage, PlainPage, SectionPage, Masthead, Profile,
    Tag, Person, Picture,
)  # fmt: skip


def remove() -> tuple[int, int]:
    """Take away what the demo made and nobody edited. Returns how many items went and how many stayed."""
    kind = ContentType.objects.get_for_model(Article)
    read = list(DemoItem.objects.filter(content_type=kind).values_list("object_id", flat=True))
    counted = _remove()
    reading.forget(read)
    return counted


@transaction.atomic
def _remove() -> tuple[int, int]:
    gone = kept = 0
    for model in REMOVED:
        kind = ContentType.objects.get_for_model(model)
        for item in DemoItem.objects.filter(content_type=kind):
            taken = _take_away(model, item)
            gone, kept = gone + taken, kept + (not taken)
            if taken:
                item.delete()
    Edition.objects.update(is_demonstration=False)
    spoil(EVERYTHING)
    return gone, kept


def _take_away(model: type[Model], item: DemoItem) -> bool:
    row = model._default_manager.filter(pk=item.object_id).first()
    if row is None:
        return True
    if isinstance(row, Page):
        if row.latest_revision_id != item.revision_id or row.get_children().exists():
            return False
        address = row.address
        row.delete()
        GoneAddress.objects.filter(path=address).delete()  # it was never news
        Redirect.objects.filter(target_page_id=item.object_id).delete()
        return True
    if isinstance(row, Draft) and row.changed_by_id:
        return False
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:  # an article of their own uses it
        return False
    return True
