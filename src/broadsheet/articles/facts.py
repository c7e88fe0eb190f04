"""What the checklist looks at, taken from an article in memory: a revision, or a form's instance."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _

from broadsheet.articles.checklist import TWIN_DAYS, Facts, PictureUse

DEPTH_OF_SECTIONS = 3  # root, front page, section


Bylines = list[tuple[str, int]]  # role, person


def of(
    article: Any, *, parent: Any = None, bylines: Bylines | None = None, tags: list[int] | None = None
) -> Facts:
    """parent: its section, if it is not in the tree yet. bylines, tags (ids): of a form's unsaved rows."""
    parent = parent or (article.get_parent() if article.path else None)
    language = article.locale.language_code if article.locale_id else translation.get_language()
    now = timezone.now()
    moment = max(article.go_live_at or now, now)
    body = list(article.body or [])
    bylines = [(row.role, row.person_id) for row in article.bylines.all()] if bylines is None else bylines
    tags = [row.tag_id for row in article.taggings.all()] if tags is None else tags
    return Facts(
        headline=article.title or "",
        language=language,
        print_day=timezone.localdate(moment),
        kind=article.kind,
        kinds=_kinds(article, language),
        kicker=article.kicker,
        short_headline=article.short_headline,
        standfirst=article.standfirst,
        section=parent.title if parent and parent.depth >= DEPTH_OF_SECTIONS else "",
        authors=[role for role, _person in bylines].count("author"),
        nameless=tuple(_nameless(article, [person for _role, person in bylines])),
        source_name=article.source_name,
        pictures=tuple(_uses(article, body)),
        tags=len(tags),
        foreign_tags=tuple(_foreign_tags(article, tags)),
        text=text_of(body),
        twins=_twins(article, moment),
        dead_links=_dead_links(article, body),
        correction_without_words=article.publish_as == "correction" and not article.correction_text.strip(),
    )


def _nameless(article: Any, people: list[int]) -> Iterable[str]:
    """Those who have no printed name in the article's edition."""
    rows = article._meta.get_field("bylines").related_model._meta.get_field("person").related_model.objects
    rows = rows.filter(pk__in=people).exclude(profiles__edition__locale_id=article.locale_id)
    return map(str, rows) if people else ()


def _foreign_tags(article: Any, tags: list[int]) -> Iterable[str]:
    rows = article._meta.get_field("taggings").related_model._meta.get_field("tag").related_model.objects
    rows = rows.filter(pk__in=tags).exclude(edition__locale_id=article.locale_id)
    return map(str, rows) if tags else ()


def _kinds(article: Any, language: str) -> tuple[tuple[str, str], ...]:
    with translation.override(language):
        return tuple((kind, str(label)) for kind, label in article._meta.get_field("kind").flatchoices)


def _uses(article: Any, body: list[Any]) -> Iterable[PictureUse]:
    if lead := article.lead_picture:
        alt = article.lead_alt or lead.alt_text
        yield PictureUse(
            _("Lead picture"), "lead_picture", alt, article.lead_is_decorative, lead.credit, lead.rights_until
        )
    shown = [
        block.value["picture"] for block in body if block.block_type == "picture" and block.value["picture"]
    ]
    for picture in shown:
        name = _("Picture “%(title)s”") % {"title": picture.title}
        alt = picture.contextual_alt_text or ""
        yield PictureUse(name, "body", alt, bool(picture.decorative), picture.credit, picture.rights_until)


def text_of(body: list[Any]) -> str:
    """The words of the body, one paragraph a line: what is checked for quotation marks and letters."""
    parts = [_source(block) for block in body if block.block_type != "preserved"]
    lines = re.sub(r"</(p|h2|h3|li)>", "\n", "\n".join(parts))
    return normalize_newlines(strip_tags(lines))


def _source(block: Any) -> str:
    """The text of a block as stored; of a picture, table or embed nothing."""
    value = block.value
    if hasattr(value, "source"):
        return str(value.source)
    if block.block_type in ("quote", "facts"):
        return str(value["text"].source)
    return ""


def _twins(article: Any, moment: datetime) -> int:
    if not article.title or not article.locale_id:
        return 0
    rows = type(article).objects.filter(locale_id=article.locale_id, title__iexact=article.title.strip())
    since = moment - timedelta(days=TWIN_DAYS)
    return rows.filter(live=True, printed_at__gte=since).exclude(pk=article.pk).count()


def _dead_links(article: Any, body: list[Any]) -> int:
    """Links by page number whose page is gone or not in print."""
    source = "".join(_source(block) for block in body)
    wanted = {int(found) for found in re.findall(r'linktype="page"[^>]*?\bid="(\d+)"', source)}
    wanted |= {int(found) for found in re.findall(r'\bid="(\d+)"[^>]*?linktype="page"', source)}
    if not wanted:
        return 0
    pages = article.base_page_model.objects
    return len(wanted) - pages.filter(pk__in=wanted, live=True).count()
