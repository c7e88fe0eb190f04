"""Links from rich text to pages of ours, which are stored by number."""

from typing import Any

from wagtail.rich_text.pages import PageLinkHandler

from broadsheet.delivery.depends import depends_on


class PageLink(PageLinkHandler):
    """Wagtail's; says what the link depends on: the addresses of the page and of its translations."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        pages = super().get_many(attrs_list)
        depends_on(*(f"address:{page.translation_key}" for page in pages if page))
        return pages
