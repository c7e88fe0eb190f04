"""Old addresses of an archive lead to the pages of now."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page

from broadsheet.importers.wordpress.context import Context
from broadsheet.importers.wordpress.records import Item, Term
from broadsheet.pages.models import Redirect
from broadsheet.pages.models.addresses import Cause, tidy

OURS = ("/admin/", "/accounts/", "/-/", "/static/", "/media/")
NUMBERS = ("p", "page_id", "cat", "attachment_id")
MAX_PATH = 700


def old_addresses(context: Context, item: Item) -> list[str]:
    """Tidy paths: the permalink first, then the numbered forms that WordPress always answers."""
    found = [tidy_of(item.link), tidy_of(item.guid)]
    if item.post_id.isdigit() and item.post_id != "0":
        below = base_path(context)
        found.append(f"{below}?p={item.post_id}")
        if item.post_type == "page":
            found.append(f"{below}?page_id={item.post_id}")
    return [path for path in dict.fromkeys(found) if path]


def tidy_of(url: str) -> str:
    """The path as redirects keep it, with its query only if that is a number of WordPress's; "" for none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    query = parts.query if is_number(parts.query) else ""
    return tidy(parts.path + (f"?{query}" if query else ""))


def is_number(query: str) -> bool:
    name, _equals, number = query.partition("=")
    return name in NUMBERS and number.isascii() and number.isdigit() and len(number) <= 12


def base_path(context: Context) -> str:
    try:
        return tidy(urlsplit(context.base_url).path)
    except ValueError:
        return "/"


def leave(context: Context, page: Page, old: Iterable[str]) -> None:
    """A path that leads elsewhere already keeps its lead; one that is the page's own needs none."""
    now = tidy(page.get_url() or "")
    wanted = [path for path in old if path != now and _is_free_to_lead(path)]
    taken = set(Redirect.objects.filter(old_path__in=wanted).values_list("old_path", flat=True))
    for path in wanted:
        if path not in taken:
            Redirect.objects.create(old_path=path, target_page_id=page.pk, cause=Cause.IMPORTED)


def leave_for_category(context: Context, section: Page, term: Term) -> None:
    below = base_path(context)
    old = [tidy(f"{below}category/{term.slug}/")] if term.slug else []
    if term.term_id.isdigit():
        old.append(f"{below}?cat={term.term_id}")
    leave(context, section, old)


def leave_address(context: Context, old: str, to: str) -> None:
    path = tidy(base_path(context) + old)
    if path != to and _is_free_to_lead(path):
        Redirect.objects.get_or_create(
            old_path=path, defaults={"target_address": to, "cause": Cause.IMPORTED}
        )


def _is_free_to_lead(path: str) -> bool:
    roots = {"/", *(f"/{code}/" for code, _name in settings.LANGUAGES)}
    return path not in roots and len(path) <= MAX_PATH and not path.startswith(OURS)
