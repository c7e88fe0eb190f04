"""Which list an address of a feed names."""

from django.http import Http404

from broadsheet.articles import listings
from broadsheet.articles.models import Article, SectionPage
from broadsheet.editions.models import Edition
from broadsheet.people.models import Profile
from broadsheet.topics import cards as topics
from broadsheet.topics.models import Tag, TopicPage


class Merged(Exception):  # noqa: N818  # no error: an address that moved
    """The tag or topic has become another: its feed is at the address in `args[0]`."""


def of_edition(edition: Edition) -> listings.List:
    return listings.List(edition.prefix, "", Article.objects.all(), description=edition.tagline)


def of_kind(edition: Edition, word: str) -> listings.List:
    return listings.of_kind(word, edition)


def of_section(edition: Edition, slug: str) -> listings.List:
    # by slug alone: given the language or an order too, SQLite reads every page of it
    rows = SectionPage.objects.live().public().filter(slug=slug).order_by()
    section = next((row for row in rows if row.locale_id == edition.locale_id), None)
    if section is None:
        raise Http404
    return listings.of_section(section, edition)


def of_tag(edition: Edition, slug: str) -> listings.List:
    """Raises Merged."""
    tag = Tag.objects.filter(edition=edition, slug=slug).select_related("merged_into").first()
    if tag is None:
        raise Http404
    if tag.merged_into:
        raise Merged(f"{edition.prefix}tags/{tag.merged_into.slug}/")
    return listings.of_tag(tag, edition)


def of_topic(edition: Edition, slug: str) -> listings.List:
    """Raises Merged."""
    # by slug alone, as sections are
    rows = TopicPage.objects.live().public().filter(slug=slug).select_related("merged_into").order_by()
    topic = next((row for row in rows if row.locale_id == edition.locale_id), None)
    if topic and topic.merged_into:
        raise Merged(topics.url(topic.merged_into.slug, edition))
    if topic is None or not topic.is_shown:
        raise Http404
    return listings.of_topic(topic, edition)


def of_author(edition: Edition, slug: str) -> listings.List:
    profile = Profile.objects.filter(edition=edition, slug=slug).select_related("person").first()
    if profile is None:
        raise Http404
    return listings.of_author(profile, edition)
