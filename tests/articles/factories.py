"""A small paper: editions, sections, stories. Dull on purpose; a test names what matters to it."""

import itertools
from datetime import UTC, datetime
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Page

from broadsheet.articles.models import Article, Byline, SectionPage, Tagging
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions as fronts
from broadsheet.fronts.models import FrontPage
from broadsheet.images.models import Picture
from broadsheet.pages.models import PlainPage
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
numbers = itertools.count(1)


def edition(code="en", name="The Courier", **facts):
    Page.objects.filter(depth=1).exists() or Page.add_root(title="Root", slug="root")
    front = fronts.ensure_edition(code, name=name, **facts)
    return Edition.objects.select_related("locale").get(locale=front.locale)


def front_of(paper):
    return FrontPage.objects.get(locale=paper.locale)


def section(paper, title="World", slug="world", **facts):
    page = SectionPage(title=title, slug=slug, locale=paper.locale, **facts)
    front_of(paper).add_child(instance=page)
    page.save_revision().publish()
    return page


def article(place, title="Bridge opens", *, at=NOON, live=True, tags=(), people=(), body=(), **facts):
    """at: when it was printed. body: raw blocks [{"type": …, "value": …}]."""
    number = next(numbers)
    facts = {"slug": f"story-{number}", "standfirst": "What the headline cannot say.", **facts}
    made = Article(title=title, live=False, locale=place.locale, **facts)
    made.body = Article._meta.get_field("body").to_python(list(body))
    made.bylines = [Byline(person=person, sort_order=n) for n, person in enumerate(people)]
    made.taggings = [Tagging(tag=tag, sort_order=n) for n, tag in enumerate(tags)]
    place.add_child(instance=made)
    if live:
        made.live, made.first_published_at, made.last_published_at = True, at, at
        made.save()
    return Article.objects.get(pk=made.pk)


def plain(paper, title, slug, **facts):
    page = PlainPage(title=title, slug=slug, locale=paper.locale, **facts)
    front_of(paper).add_child(instance=page)
    return page


def person(paper, name="Ada Reed", slug="ada-reed", **facts):
    who = Person.objects.create(key=f"person-{next(numbers)}")
    Profile.objects.create(person=who, edition=paper, name=name, slug=slug, **facts)
    return who


def tag(paper, name="Harbours", slug="harbours", **facts):
    return Tag.objects.create(edition=paper, name=name, slug=slug, **facts)


def picture(**facts):
    sheet = BytesIO()
    Image.new("RGB", (1600, 1200), "#456").save(sheet, "JPEG")
    sheet.seek(0)
    name = f"picture-{next(numbers)}.jpg"
    facts = {"title": "A pier", "alt_text": "A pier at dusk", "credit": "Drawing: Broadsheet", **facts}
    return Picture.objects.create(file=ImageFile(sheet, name=name), **facts)
