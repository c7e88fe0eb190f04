"""What templates need of the theme: icons, its built files, the width a picture takes, names in a row."""

import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from django import template
from django.templatetags.static import static
from django.utils.encoding import uri_to_iri
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext, pgettext

register = template.Library()

ICONS = Path(__file__).parents[1] / "static" / "theme" / "icons"

# kind of card or size of figure → how wide its picture stands, as browsers ask (sizes of css/parts/card.css)
SIZES = {
    "lead": "(min-width: 80em) 38.25rem, (min-width: 64em) 48vw, (min-width: 48em) 45rem, 100vw",
    "opener": "(min-width: 80em) 51.5rem, (min-width: 64em) 64vw, (min-width: 48em) 45rem, 100vw",
    "major": "(min-width: 80em) 38.25rem, (min-width: 64em) 48vw, (min-width: 48em) 22rem, 100vw",
    "tile": "(min-width: 80em) 18.5rem, (min-width: 64em) 23vw, 7rem",
    "pair": "(min-width: 80em) 28rem, (min-width: 64em) 35vw, 7rem",
    "standard": "(min-width: 64em) 14rem, 7rem",
    "figure": "(min-width: 80em) 44.5rem, (min-width: 64em) 56vw, 100vw",
    "column": "(min-width: 48em) 41.5rem, 100vw",
    "wide": "(min-width: 80em) 65rem, 100vw",
    "full": "(min-width: 80em) 78rem, 100vw",
}
FONTS = {False: ("newsreader-display", "newsreader-text"), True: ("vazirmatn", "naskh")}


class Named(Protocol):
    name: str
    url: str


@register.filter
def sizes(kind: str) -> str:
    return SIZES.get(kind, "100vw")


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing static/theme/icons/<name>.svg, of no meaning to screen readers."""
    return _drawing(name)


@register.simple_tag
def stylesheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("theme/built/paper.css"))


@register.simple_tag
def reading_script() -> SafeString:
    """The short script that sets the reader's own theme and size before the first paint."""
    return format_html('<script src="{}"></script>', static("theme/built/reading.js"))


@register.simple_tag
def paper_script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("theme/built/paper.js"))


@register.simple_tag
def preload_fonts() -> SafeString:
    """Display and text face of the page's script; all others load when a letter of theirs is met."""
    files = (static(f"theme/built/fonts/{name}.woff2") for name in FONTS[get_language_bidi()])
    form = '<link rel="preload" as="font" type="font/woff2" href="{}" crossorigin>'
    return format_html_join("\n", form, ((file,) for file in files))


@register.simple_tag
def icon_links() -> SafeString:
    drawn, plain = static("theme/icon.svg"), static("theme/icon.png")
    form = '<link rel="icon" href="{}" type="image/svg+xml"><link rel="apple-touch-icon" href="{}">'
    return format_html(form, drawn, plain)


@register.simple_tag(takes_context=True)
def current(context: Any, url: str) -> SafeString:
    """aria-current of a link in the masthead: "page" on its own page, "true" on the pages below it."""
    path = unquote(context["request"].path)
    if path == url:
        return mark_safe(' aria-current="page"')
    is_below = path.startswith(url) and url != context["masthead"].front_url
    return mark_safe(' aria-current="true"') if is_below else mark_safe("")


@register.simple_tag
def names(people: Sequence[Named]) -> str:
    """Names in a row, "A, B and C", without links."""
    return _in_a_row([conditional_escape(person.name) for person in people])


@register.simple_tag
def linked_names(people: Sequence[Named]) -> str:
    """The same, each name leading to the person's page where there is one."""
    form = '<a class="byline__name" rel="author" href="{}">{}</a>'
    return _in_a_row(
        [format_html(form, one.url, one.name) if one.url else conditional_escape(one.name) for one in people]
    )


@register.simple_tag(takes_context=True)
def address_words(context: Any) -> str:
    """What an address that was not found says, for the search box: /world/floods-rise/ → "floods rise"."""
    last = unquote(context["request"].path).rstrip("/").rpartition("/")[2]
    return " ".join(re.findall(r"[^\W\d_]{2,}", re.sub(r"\.\w{2,5}$", "", last)))[:100]


@register.filter
def decoded(address: str) -> str:
    """An address in its own script, as people read it."""
    return uri_to_iri(address)


@register.simple_tag
def addresses_in(markup: str) -> list[str]:
    """Where the links of this HTML lead, in their order: the notes of a printed story."""
    return [unescape(address) for address in re.findall(r'<a [^>]*?href="([^"]+)"', markup)]


def _in_a_row(items: list[SafeString]) -> SafeString:
    if len(items) < 2:
        return items[0] if items else mark_safe("")
    comma = gettext(", ")
    # Translators: between the last two of several names; spaces belong to it
    last = pgettext("between two names", " and ")
    before = format_html_join(comma, "{}", ((item,) for item in items[:-1]))
    return format_html("{}{}{}", before, last, items[-1])


@cache
def _drawing(name: str) -> SafeString:
    drawn = (ICONS / f"{name}.svg").read_text("utf-8").strip()
    marks = f'<svg class="icon icon--{name}" aria-hidden="true" focusable="false" '
    return mark_safe(drawn.replace("<svg ", marks, 1))  # noqa: S308  # our own file
