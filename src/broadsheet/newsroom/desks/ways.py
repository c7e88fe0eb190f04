"""How editors reach the desks: addresses, menu, and the "more" menu of an article."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from broadsheet.articles.models import Article
from broadsheet.newsroom.desks import corrections, drafts, receipts, withdrawals


class WhatReadersSee(PageMenuItem):
    label, icon_name = _("What readers see"), "globe"

    @property
    def url(self) -> str:
        return f"{reverse('receipts')}?page={self.page.pk}"

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.first_published_at and self.page.permissions_for_user(user).can_edit())


class Share(PageMenuItem):
    label, icon_name, url_name = _("Share this draft"), "link", "share_draft"

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.permissions_for_user(user).can_edit())


class Correct(PageMenuItem):
    label, icon_name = _("Print a correction"), "resubmit"

    @property
    def url(self) -> str:
        return f"{reverse('corrections:add')}?article={self.page.pk}"

    def is_shown(self, user: Any) -> bool:
        may_publish = self.page.live and self.page.permissions_for_user(user).can_publish()
        return bool(may_publish and user.has_perm("articles.add_correction"))


class Withdraw(PageMenuItem):
    label, icon_name, url_name = _("Withdraw"), "no-view", "withdraw_article"

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.live and self.page.permissions_for_user(user).can_unpublish())


class PutBack(PageMenuItem):
    label, icon_name, url_name = _("Put back into print"), "view", "put_back_article"

    def is_shown(self, user: Any) -> bool:
        may_publish = not self.page.live and self.page.permissions_for_user(user).can_publish()
        return bool(may_publish and self.page.specific.withdrawn_at)


def buttons(
    page: Page, user: Any, next_url: str | None = None, view_name: str = ""
) -> Iterator[PageMenuItem]:
    yield WhatReadersSee(page=page, priority=40)
    if page.specific_class is Article:
        yield Share(page=page, priority=41)
        yield Correct(page=page, priority=42)
        yield Withdraw(page=page, priority=43)
        yield PutBack(page=page, priority=44)


def addresses() -> list[URLPattern]:
    return [
        path("articles/<int:pk>/withdraw/", withdrawals.withdraw, name="withdraw_article"),
        path("articles/<int:pk>/put-back/", withdrawals.put_back, name="put_back_article"),
        path("articles/<int:pk>/share/", drafts.share, name="share_draft"),
        path("articles/<int:pk>/share/<int:link_pk>/revoke/", drafts.revoke, name="revoke_draft"),
        path("receipts/", receipts.Receipts.as_view(), name="receipts"),
        path("receipts/results/", receipts.Receipts.as_view(results_only=True), name="receipts_results"),
        path("receipts/<int:pk>/", receipts.show, name="receipt"),
        path("receipts/<int:pk>/<slug:name>/", receipts.part, name="receipt_part"),
    ]


def open_desks() -> None:
    """Called once, by the room's wagtail_hooks."""
    hooks.register("register_page_header_buttons", buttons)
    hooks.register("register_page_listing_more_buttons", buttons)
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_admin_viewset", corrections.CorrectionViewSet)
    hooks.register("register_reports_menu_item", receipts.menu_item)
