"""What readers see of pages of any kind, as facts for the press; what only the newsroom sees is no fact."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail.models import Page, PageViewRestriction

from broadsheet.delivery.spoiling import CHANGED, EVERYTHING

# saved without any other when a draft is kept, a page is locked, a child is added
UNSEEN = (
    "draft_title", "latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes",
    "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "owner", "numchild", "alias_of",
    "latest_revision_id", "live_revision_id", "locked_by_id", "owner_id", "alias_of_id",
)  # fmt: skip
MENU_DEPTH = 3  # below the front page, which is below the root
READS = ("path", "depth", "live", "title", "url_path", "locale", "translation_key", "is_hidden_from_search")

# rooms above say here which pages stand in the bytes of every page: the masthead's menus
everywhere: list[Callable[[Page], bool]] = []


def of_page(page: Any) -> dict[str, Any]:
    """Nothing of what is not public."""
    if not page.live or is_restricted(page.path):
        return {}
    address = (page.url_path, page.locale_id)
    facts = {
        f"page:{page.pk}": CHANGED,
        f"address:{page.pk}": address,
        f"address:{page.translation_key}": address,
    }
    if any(stands(page) for stands in everywhere):
        facts[EVERYTHING] = (page.title, address)
    return facts


def of_plain(page: Any) -> dict[str, Any]:
    facts, address = of_page(page), (page.url_path, page.locale_id)
    if not facts:
        return {}
    listed = (address, page.is_hidden_from_search)
    return {**facts, f"tree:{page.path}": address, "list:pages": listed}


def of_root(page: Any) -> dict[str, Any]:
    """A front page: the addresses of its whole edition begin there."""
    facts = of_page(page)
    return {**facts, EVERYTHING: (page.path, page.locale_id)} if facts else {}


def of_moved(page: Any) -> dict[str, Any]:
    """Wagtail saves a page as a plain one only when it has moved it, in SQL: the menu may be in a new order."""
    return {EVERYTHING: CHANGED} if page.live and page.show_in_menus and page.depth == MENU_DEPTH else {}


def addresses(page: Any) -> Iterator[str]:
    """The page's own, renewed at once."""
    if page.live and (address := page.address):
        yield address


def is_restricted(path: str) -> bool:
    rows = PageViewRestriction.objects.filter(page__path__in=list(beginnings(path)))
    return rows.exists()


def beginnings(path: str) -> Iterator[str]:
    """The places in the tree of a page's ancestors and of the page itself."""
    return (path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen))
