"""Where load articles are put: sections, people, tags and pictures of the default edition."""

from dataclasses import dataclass

from broadsheet.articles.models import Article, SectionPage
from broadsheet.demo import files
from broadsheet.demo.paper import EDITIONS
from broadsheet.editions.models import Edition
from broadsheet.fronts import actions as fronts
from broadsheet.fronts.models import FrontPage
from broadsheet.images.models import Picture
from broadsheet.lib import slugs
from broadsheet.people.models import Person, Profile
from broadsheet.topics.models import Tag

MOST = 300  # people, tags, pictures that are used


class NotADemonstration(Exception):
    """The edition is a real paper: it gets no articles of recombined text."""


@dataclass(frozen=True)
class Desk:
    """Ids of people, tags and pictures; pictures may be none."""

    edition: Edition
    sections: list[SectionPage]
    people: list[int]
    tags: list[int]
    pictures: list[int]


def ensure(language: str) -> Desk:
    """Raises NotADemonstration where an edition that is no demonstration has articles."""
    front = fronts.ensure_edition(language)
    edition = Edition.objects.select_related("locale").get(locale=front.locale)
    if not edition.is_demonstration and Article.objects.filter(edition=edition).exists():
        raise NotADemonstration
    Edition.objects.filter(pk=edition.pk).update(is_demonstration=True)
    sections = list(SectionPage.objects.child_of(front).live().order_by("path")) or _sections(front)
    return Desk(edition, sections, _people(edition), _tags(edition), _pictures())


def texts(language: str) -> str:
    """The language whose demo texts are taken: its own, or English."""
    return language if (files.CONTENT / language).is_dir() else "en"


def _sections(front: FrontPage) -> list[SectionPage]:
    demo = next((row for row in EDITIONS if row.language == texts(front.locale.language_code)), EDITIONS[0])
    made = []
    for slug, (name, description) in demo.sections.items():
        page = SectionPage(
            title=name, slug=slug, description=description, locale=front.locale, show_in_menus=True
        )
        front.add_child(instance=page)
        page.save_revision().publish()
        made.append(page)
    return made


def _people(edition: Edition) -> list[int]:
    known = Profile.objects.filter(edition=edition).order_by("pk").values_list("person_id", flat=True)
    if not known.exists():
        for key, facts in files.authors(texts(edition.language_code)).items():
            person, _new = Person.objects.get_or_create(key=key)
            Profile.objects.create(
                person=person, edition=edition, name=facts["name"], slug=key, role=facts["role"]
            )
    return list(known[:MOST])


def _tags(edition: Edition) -> list[int]:
    known = Tag.objects.unmerged().filter(edition=edition).order_by("pk").values_list("pk", flat=True)
    if not known.exists():
        stories = files.stories(texts(edition.language_code))
        names = {slugs.slugify(name): name for story in stories for name in story.facts.get("tags", [])}
        Tag.objects.bulk_create([Tag(edition=edition, name=name, slug=slug) for slug, name in names.items()])
    return list(known[:MOST])


def _pictures() -> list[int]:
    return list(Picture.objects.order_by("pk").values_list("pk", flat=True)[:MOST])
