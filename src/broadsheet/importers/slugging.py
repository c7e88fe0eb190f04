"""The last word of an imported page's address: the archive's own where it can be kept."""

from django.utils.text import slugify as plain_slugify
from wagtail.models import Page

from broadsheet.lib import slugs

ZWNJ = "\u200c"  # Django's slug fields do not take it
MAX = 80


def word(*wishes: str) -> str:
    """The first wish that has a letter or digit, as a slug; "" if none has."""
    for wish in wishes:
        made = plain_slugify(slugs.slugify(wish).replace(ZWNJ, "-"), allow_unicode=True)[:MAX].strip("-_")
        if made:
            return made
    return ""


def free(wish: str, *, parent: Page, place: slugs.Place) -> str:
    """The wish, with a number behind it where a page of the house or of the address plan has it already."""
    number, slug = 1, wish
    while slugs.is_reserved(slug, under=place) or _is_taken(slug, parent):
        number += 1
        slug = f"{wish[: MAX - 6].rstrip('-')}-{number}"
    return slug


def _is_taken(slug: str, parent: Page) -> bool:
    return Page.objects.child_of(parent).filter(slug=slug).exists()
