"""What was said and what was spoiled, in a small paper that has something of everything."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from broadsheet.articles import actions
from broadsheet.articles.models import Article, SectionPage
from broadsheet.delivery.depends import noting
from broadsheet.delivery.models import Spoiled
from broadsheet.editions.models import Edition
from broadsheet.images.models import Picture
from broadsheet.masthead.models import Masthead, MenuLink
from broadsheet.pages.models import PlainPage
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag, TopicPage
from tests.articles import factories as articles
from tests.topics import factories as topics


def said(client, path, status=200):
    """The tags of the page at this address."""
    with noting() as notes:
        answer = client.get(path)
        answer.getvalue()  # what is streamed is made here
    assert answer.status_code == status, (path, answer.status_code)
    return notes.tags


class Change:
    tags: frozenset = frozenset()
    hot: tuple = ()
    is_takedown = False
    rows = 0


@contextmanager
def change():
    """What the block spoils: `tags`, `hot`, `is_takedown`, and how many `rows` say so."""
    found, before = Change(), set(Spoiled.objects.values_list("pk", flat=True))
    yield found
    rows = list(Spoiled.objects.exclude(pk__in=before).order_by("pk"))
    found.rows = len(rows)
    found.tags = frozenset(tag for row in rows for tag in row.tags)
    found.hot = tuple(dict.fromkeys(address for row in rows for address in row.hot))
    found.is_takedown = any(row.is_takedown for row in rows)


@dataclass
class Scene:
    """A small paper with something of everything; `addresses` are all public pages of it that hold anything."""

    paper: Edition
    arabic: Edition
    world: SectionPage
    economy: SectionPage
    bridge: Article
    ferry: Article
    translation: Article
    draft: Article
    pier: Picture
    ada: Person
    harbours: Tag
    ports: Tag
    about: PlainPage
    contact: PlainPage
    league: TopicPage
    addresses: list[str]


def scene():
    """Told at NOW. The bridge is the story that things happen to; the ferry's text links to it."""
    paper = articles.edition(calendar="jalali")  # so that its lists have archives of both kinds
    arabic = articles.edition("ar", "البريد", time_zone="Asia/Beirut")
    world, economy = articles.section(paper), articles.section(paper, "Economy", "economy")
    akhbar = articles.section(arabic, "العالم", "world")
    pier, ada = articles.picture(), articles.person(paper, biography="<p>Writes.</p>")
    harbours, ports = articles.tag(paper), articles.tag(paper, "Ports", "ports")
    for number, at in enumerate(PAST):
        articles.article(world, f"Old {number}", slug=f"old-{number}", at=at, tags=[harbours], people=[ada])
    bridge = articles.article(
        world, "Bridge opens", slug="bridge", at=NOW - timedelta(hours=5), tags=[harbours], people=[ada],
        lead_picture=pier, body=[{"type": "text", "value": "<p>It took nine years.</p>"}],
    )  # fmt: skip
    link = f'<p>See <a linktype="page" id="{bridge.pk}">the bridge</a>.</p>'
    ferry = articles.article(
        economy, "Ferry stops", slug="ferry", at=NOW - timedelta(hours=3), tags=[ports], kind="analysis",
        body=[{"type": "text", "value": link}],
    )  # fmt: skip
    translation = articles.article(
        akhbar, "الجسر", slug="bridge", at=NOW - timedelta(hours=4), translation_key=bridge.translation_key
    )
    draft = articles.article(world, "Tunnel planned", slug="tunnel", live=False, tags=[ports], people=[ada])
    actions.correct(
        article=ferry, kind="correction", text="It was Monday.", is_material=True, by=None, at=NOW
    )
    about, contact = _plain(paper, "About", "about"), _plain(paper, "Contact", "contact", text=link)
    league = topics.topic(paper, "League", "league", picture=pier)
    others = [topics.topic(paper, name, name.lower()) for name in ("Sahel", "Druze", "Kurds")]
    topics.in_focus(paper, league, *others)
    topics.story(
        economy, title="League meets", slug="league", at=NOW - timedelta(days=9), topics=[league, others[0]],
        mentions=[(league, "League", "confirmed")], text="<p>The League met.</p>",
    )  # fmt: skip
    masthead = Masthead.objects.create(edition=paper, publisher="Courier Ltd")
    MenuLink.objects.create(masthead=masthead, place="footer", page=about)
    return Scene(
        paper, arabic, world, economy, bridge, ferry, translation, draft, pier, ada, harbours, ports, about, contact,
        league, ADDRESSES,
    )  # fmt: skip


def _plain(paper, title, slug, **facts):
    page = PlainPage(title=title, slug=slug, locale=paper.locale, **facts)
    articles.front_of(paper).add_child(instance=page)
    page.save_revision().publish()
    return page


NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAST = [NOW - timedelta(days=days) for days in (1, 9, 30, 90, 400)]
STORIES = ["/world/2026/11/22/bridge/", "/economy/2026/11/22/ferry/", "/ar/world/2026/11/22/bridge/"]
STORIES += [f"/world/{at:%Y/%m/%d}/old-{number}/" for number, at in enumerate(PAST)]
LISTS = ["/world/", "/economy/", "/news/", "/analysis/", "/exclusive/", "/opinion/"]
LISTS += ["/tags/harbours/", "/tags/ports/", "/authors/ada-reed/", "/ar/world/", "/ar/news/"]
FULL = ("/world/", "/news/", "/tags/harbours/", "/authors/ada-reed/")
ARCHIVES = [f"{place}{at:%Y/%m}/" for place in FULL for at in (NOW, *PAST[2:])]
ARCHIVES += [f"{place}{at:%Y/%m/%d}/" for place in ("/world/", "/tags/harbours/") for at in (NOW, *PAST[:2])]
ARCHIVES += [f"{place}j/{month}/" for place in FULL for month in ("1405/09", "1405/08", "1405/06", "1404/07")]
ARCHIVES += ["/analysis/2026/11/", "/tags/ports/2026/11/", "/analysis/2026/11/22/"]
FEEDS = [f"{place}feed/" for place in ("/", *LISTS)] + ["/feed/atom/", "/world/feed/json/"]
MAPS = ["/sitemap.xml", "/sitemap-pages.xml", "/news-sitemap.xml", "/robots.txt"]
MAPS += [f"/sitemap-{at:%Y-%m}.xml" for at in (NOW, *PAST[2:])]
TOPICS = ["/topics/", "/topics/league/", "/topics/sahel/", "/topics/league/2026/11/", "/topics/league/feed/"]
TOPICS += ["/topics/druze/feed/json/", f"/economy/{NOW - timedelta(days=9):%Y/%m/%d}/league/"]
OTHERS = ["/", "/ar/", "/corrections/", "/about/", "/contact/", "/-/parts/beside-story/"]
COMMENTS = ["/-/parts/comment-counts/", "/-/comments/rules/"]
ADDRESSES = [*STORIES, *LISTS, *ARCHIVES, *FEEDS, *MAPS, *OTHERS, *TOPICS, *COMMENTS]
