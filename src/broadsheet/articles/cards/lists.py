"""Lists of stories as cards: at most six queries however long the list, three more where it holds opinions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.articles.models import Article, Byline, Correction, Kind, Role
from broadsheet.articles.querysets import ArticleQuerySet, CardRow
from broadsheet.delivery.depends import depends_on
from broadsheet.editions.models import Edition
from broadsheet.images.cards import PictureCard, pictures
from broadsheet.pages import lists
from broadsheet.pages.cards import Card, Name
from broadsheet.people.models import Profile


@dataclass(frozen=True)
class CorrectionCard:
    kind: str
    kind_label: str
    text: str
    made_at: datetime
    is_material: bool
    headline: str = ""
    url: str = ""


def latest(
    edition: Edition,
    *,
    among: ArticleQuerySet | None = None,
    limit: int,
    shapes: tuple[str, ...] = ("landscape",),
    are_lines: bool = False,
) -> list[Card]:
    """The newest stories in print of the edition (of `among`, if given): newest first, at most `limit`."""
    rows = (Article.objects.all() if among is None else among).in_print().in_edition(edition).newest_first()
    depends_on(lists.newest(rows.list_name))
    return deal(rows.for_cards()[:limit], edition, shapes=shapes, are_lines=are_lines)


def deal(
    rows: Iterable[Article | CardRow],
    edition: Edition,
    *,
    shapes: tuple[str, ...] = ("landscape",),
    has_words: bool = False,
    are_lines: bool = False,
) -> list[Card]:
    """Cards of these articles, in their order; of whole ones with their `section` selected, or of rows for cards.

    are_lines: nothing but kicker, headline and time is printed of them. has_words: whether captions and credits of
    pictures, addresses and roles of authors are printed, as feeds and stories do. Who prints names says so:
    `{% authors_of card %}`.
    """
    rows = list(rows)
    depends_on(*(f"{'line' if are_lines else 'card'}:{row.pk}" for row in rows))
    pictured = {row.lead_picture_id for row in rows if row.lead_picture_id and not are_lines}
    shown = pictures(pictured, shapes=shapes, has_words=has_words)
    names = authors([row.pk for row in rows], edition, is_whole=has_words)
    faces = _portraits([row.pk for row in rows if row.kind == Kind.OPINION and not are_lines])
    return [
        _card(row, edition, shown.get(row.lead_picture_id or 0), names[row.pk], faces.get(row.pk))
        for row in rows
    ]


def authors(article_ids: Sequence[int], edition: Edition, *, is_whole: bool = True) -> dict[int, list[Name]]:
    """The authors of each article as printed in the edition, in the printed order. is_whole: see printed_names."""
    if not article_ids:
        return defaultdict(list)
    rows = Byline.objects.filter(article_id__in=article_ids, role=Role.AUTHOR).order_by("sort_order", "pk")
    people = list(rows.values_list("article_id", "person_id", "person__key"))
    return printed_names(people, edition, is_whole=is_whole)


def printed_names(
    people: Sequence[tuple[int, int, str]], edition: Edition, *, is_whole: bool = True
) -> dict[int, list[Name]]:
    """Names by article. people: (article id, person id, the person's key), in the printed order.

    is_whole: whether more than the bare names is printed.
    """
    names: dict[int, list[Name]] = defaultdict(list)
    about = "person" if is_whole else "name"
    depends_on(*(f"{about}:{person}" for _article, person, _key in people))
    profiles = Profile.objects.filter(edition=edition, person_id__in={person for _a, person, _k in people})
    printed = {
        row.person_id: Name(row.name, f"{edition.prefix}authors/{row.slug}/", row.role) for row in profiles
    }
    for article_id, person_id, key in people:
        names[article_id].append(printed.get(person_id) or Name(key, ""))
    return names


def _portraits(article_ids: Sequence[int]) -> dict[int, PictureCard]:
    """The portrait of each article's first author, where there is one."""
    if not article_ids:
        return {}
    rows = Byline.objects.filter(article_id__in=article_ids, role=Role.AUTHOR).order_by("-sort_order", "-pk")
    firsts = {
        article: (person, portrait)
        for article, person, portrait in rows.values_list("article_id", "person_id", "person__portrait_id")
    }
    depends_on(*(f"portrait:{person}" for person, _portrait in firsts.values()))
    wanted = {portrait for _person, portrait in firsts.values() if portrait}
    found = pictures(wanted, shapes=("square",), has_words=False) if wanted else {}
    return {article: found[portrait] for article, (_who, portrait) in firsts.items() if portrait in found}


def corrections(edition: Edition, *, limit: int) -> list[CorrectionCard]:
    """The newest corrections of stories in print, for the corrections page. Typos are not worth a reader's time."""
    rows = Correction.objects.exclude(kind="typo")
    newest = set(rows.values_list("article_id", flat=True)[: limit * 10])
    # asked for by number: from a sub-query SQLite would walk all articles
    corrected = Article.objects.in_edition(edition).filter(pk__in=newest)
    printed = set(corrected.in_print().values_list("pk", flat=True))
    hidden = (
        set(corrected.values_list("pk", flat=True)) - printed
    )  # they may come back, with their corrections
    rows = rows.filter(article_id__in=printed)
    found = list(rows.select_related("article__section")[:limit])
    depends_on(lists.newest(f"corrections:{edition.pk}"))
    depends_on(*(f"card:{pk}" for pk in {*hidden, *(row.article_id for row in found)}))
    return [correction_card(row, headline=row.article.title, url=_url(row.article, edition)) for row in found]


def correction_card(row: Correction, headline: str = "", url: str = "") -> CorrectionCard:
    return CorrectionCard(
        row.kind, str(row.get_kind_display()), row.text, row.made_at, row.is_material, headline, url
    )


def _url(row: Article | CardRow, edition: Edition) -> str:
    section = row.section.slug if row.section else ""
    return f"{edition.prefix}{section}/{row.address_date:%Y/%m/%d}/{row.slug}/"


def _card(
    row: Article | CardRow,
    edition: Edition,
    picture: PictureCard | None,
    names: list[Name],
    portrait: PictureCard | None,
) -> Card:
    said = picture and picture.said(
        alt=row.lead_alt, caption=row.lead_caption, is_decorative=row.lead_is_decorative
    )
    section = row.section
    if section is None or row.printed_at is None:
        raise ValueError(f"Article {row.pk} was never in print; only stories in print have cards.")
    return Card(
        page_id=row.pk,
        headline=row.card_headline,
        url=_url(row, edition),
        standfirst=row.standfirst,
        kicker=row.kicker,
        kind=row.kind,
        kind_label=str(Kind(row.kind).label),
        is_exclusive=row.is_exclusive,
        section=section.title,
        section_url=f"{edition.prefix}{section.slug}/",
        printed_at=row.printed_at,
        updated_at=row.updated_at,
        names=tuple(names),
        picture=said or None,
        portrait=portrait,
    )
