"""Which pages take comments: a room above says so in its `apps.ready()`, `open_under(Article)`."""

from wagtail.models import Page

from broadsheet.pages import shown

_kinds: set[type[Page]] = set()


def open_under(kind: type[Page]) -> None:
    """Readers may write under pages of this model."""
    _kinds.add(kind)


def find(page_id: int) -> Page | None:
    """The page, if it takes comments and everybody may read it: not before it is printed, not once it is withdrawn."""
    page = Page.objects.filter(pk=page_id, live=True).select_related("content_type", "locale").first()
    if page is None or page.specific_class not in _kinds or shown.is_restricted(page.path):
        return None
    specific: Page = page.specific
    return specific
