"""The lists that have an address: a section, a kind, the exclusives, a tag, an author."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from broadsheet.articles import cards
from broadsheet.articles.models import Article, Kind, SectionPage
from broadsheet.articles.querysets import ArticleQuerySet
from broadsheet.delivery.depends import depends_on
from broadsheet.editions import wording
from broadsheet.editions.models import Edition
from broadsheet.lib import calendars, citations
from broadsheet.pages.addresses import absolute
from broadsheet.pages.cards import Alternate, Head, Listing
from broadsheet.people.models import Profile
from broadsheet.topics import cards as topics
from broadsheet.topics.models import Tag, TopicPage

RIVER = 24  # stories on the first page of a list; older ones stand in the archives

# first word of the address → kind; names of lists are plural where the kind's name is not
KINDS = {
    "news": Kind.NEWS, "analysis": Kind.ANALYSIS, "interviews": Kind.INTERVIEW, "opinion": Kind.OPINION,
    "explainers": Kind.EXPLAINER,
}  # fmt: skip


@dataclass(frozen=True)
class List:
    """A list before it is read: where it is, what it is called, which articles it holds."""

    url: str
    title: str
    among: ArticleQuerySet
    label: str = ""
    description: str = ""
    template: str = "articles/list.html"
    alternates: tuple[Alternate, ...] = ()


def of_section(section: SectionPage, edition: Edition) -> List:
    depends_on(f"page:{section.pk}")
    return List(
        url=f"{edition.prefix}{section.slug}/",
        title=section.title,
        among=Article.objects.in_section(section),
        description=section.description,
        template="articles/section.html",
        alternates=_translations_of(section),
    )


def of_kind(word: str, edition: Edition, editions: Iterable[Edition] = ()) -> List:
    """word: the first word of the address, one of KINDS or "exclusive". editions: all that have the list."""
    titles = {
        "news": gettext("News"), "analysis": gettext("Analysis"), "interviews": gettext("Interviews"),
        "opinion": gettext("Opinion"), "explainers": gettext("Explainers"), "exclusive": gettext("Exclusive"),
    }  # fmt: skip
    among = Article.objects.exclusive() if word == "exclusive" else Article.objects.of_kind(KINDS[word])
    alternates = in_every_edition(f"{word}/", editions)
    return List(f"{edition.prefix}{word}/", titles[word], among, alternates=alternates)


def of_tag(tag: Tag, edition: Edition) -> List:
    depends_on(f"tag:{tag.pk}")
    url = f"{edition.prefix}tags/{tag.slug}/"
    return List(url, tag.name, Article.objects.about(tag), gettext("Tag"), tag.description)


def of_topic(topic: TopicPage, edition: Edition) -> List:
    depends_on(f"topiccard:{topic.pk}")  # its feeds print the definition
    among = Article.objects.on(topic) if topic.pk else Article.objects.none()
    return List(
        url=topics.url(topic.slug, edition),
        title=topic.title,
        among=among,
        label=gettext("In Focus"),
        description=citations.plain(topic.definition),
        template="topics/topic_page.html",
        alternates=topics.alternates(topic),
    )


def of_author(profile: Profile, edition: Edition) -> List:
    depends_on(f"person:{profile.person_id}")
    url = f"{edition.prefix}authors/{profile.slug}/"
    among = Article.objects.by(profile.person)
    return List(
        url, profile.name, among, profile.role, template="people/author.html", alternates=_pages_of(profile)
    )


def show(request: HttpRequest, which: List, **more: Any) -> HttpResponse:
    """The first page of a list: its river and the months behind it."""
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    river = cards.latest(edition, among=which.among, limit=RIVER)
    listing = Listing(which.title, which.url, which.description, which.label, tuple(river))
    context = {"listing": listing, "months": cards.months(edition, which.among), "head": _head(which), **more}
    return render(request, which.template, context)


def show_archive(
    request: HttpRequest, which: List, parts: tuple[int, ...], calendar: str = "gregorian"
) -> HttpResponse:
    """One month or day of a list. parts: (year, month) or (year, month, day); Jalali where the edition counts so."""
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    first, last = _span(parts, calendar, edition)
    found = cards.archive(edition, which.among, first=first, last=last, calendar=calendar)
    if not found.cards and not found.days:
        raise Http404
    listing = Listing(which.title, which.url, which.description, which.label, found.cards)
    path = "j/" * (calendar == "jalali") + "/".join(f"{part:02}" for part in parts) + "/"
    words = wording.span(first, last, edition).first
    title = gettext("%(list)s: %(span)s") % {"list": which.title, "span": words}
    head = Head(title, which.description or title, absolute(which.url + path))
    return render(request, "articles/archive.html", {"listing": listing, "archive": found, "head": head})


def _span(parts: tuple[int, ...], calendar: str, edition: Edition) -> tuple[date, date]:
    try:
        if calendar == "jalali":
            if edition.calendar != "jalali" or len(parts) != 2:
                raise Http404
            return calendars.jalali_month(*parts)
        if len(parts) == 2:
            return cards.month_of(*parts)
        day = date(*parts)  # three numbers; fewer raise TypeError
        return day, day
    except (ValueError, TypeError, OverflowError):
        raise Http404 from None


def head_of(story: cards.Story) -> Head:
    """What <head> says of a story. A partner's copy names the original as canonical and is not listed by us."""
    own = Alternate(story.language_code, absolute(story.card.url))
    others = [Alternate(row.language_code, absolute(row.url)) for row in story.translations]
    return Head(
        title=story.search_title,
        description=story.description,
        url=story.canonical_url or own.url,
        kind="article",
        alternates=(own, *others) if others else (),
        is_indexed=not story.is_hidden_from_search,
        picture=story.social,
    )


def _head(which: List) -> Head:
    return Head(
        which.title, which.description or which.title, absolute(which.url),
        alternates=which.alternates, feed=absolute(which.url + "feed/"),
    )  # fmt: skip


def in_every_edition(path: str, editions: Iterable[Edition]) -> tuple[Alternate, ...]:
    """What each edition has at the same address. path: without the edition's prefix."""
    return tuple(Alternate(row.language_code, absolute(row.prefix + path)) for row in editions)


def _translations_of(section: SectionPage) -> tuple[Alternate, ...]:
    rows = SectionPage.objects.live().filter(translation_key=section.translation_key)
    rows = rows.filter(locale__edition__is_published=True).select_related("locale__edition")
    return tuple(
        Alternate(row.locale.language_code, absolute(f"{row.locale.edition.prefix}{row.slug}/"))
        for row in rows
    )


def _pages_of(profile: Profile) -> tuple[Alternate, ...]:
    """The person's page in each published edition that has one."""
    rows = Profile.objects.filter(person_id=profile.person_id, edition__is_published=True)
    rows = rows.select_related("edition__locale").order_by("edition_id")
    return tuple(Alternate(row.edition.language_code, absolute(row.url)) for row in rows)
