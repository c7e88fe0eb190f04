"""What every page shares: social picture, search engines, and addresses that never die."""

from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from broadsheet.delivery import spoiling
from broadsheet.delivery.depends import never_store
from broadsheet.pages import querysets, serving
from broadsheet.pages.models.addresses import Cause, Redirect


class BasePage(Page):
    """Fields and habits of all our pages. Keeps the redirect of a changed address in the change's transaction."""

    social_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared; 1200 × 630. Without it the lead picture is taken."),
    )
    is_hidden_from_search = models.BooleanField(
        _("hidden from search engines"),
        default=False,
        help_text=_("The page asks search engines not to list it."),
    )

    objects = querysets.PageManager()

    address_fields: tuple[str, ...] = ("url_path", "locale_id", "first_published_at")
    has_addresses_below = False  # sections: one redirect covers everything below
    show_in_menus_default = False
    search_fields = Page.search_fields  # titles only: readers' search has a table of its own

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The decoded path under which readers find the page, with the edition's prefix; "" if it has none."""
        parts = self.get_url_parts()
        return unquote(parts[2]) if parts and parts[2] else ""

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        may_rename = fields is None or bool({"slug", "url_path"} & set(fields))  # drafts save neither
        before = self._public_address() if may_rename else ""
        super().save(*args, **kwargs)
        self._leave_redirect(before, Cause.RENAMED)

    @transaction.atomic
    def move(self, target: Page, pos: str | None = None, user: Any = None) -> None:
        before, facts = self._public_address(), spoiling.facts_in_database(self)
        super().move(target, pos=pos, user=user)
        moved = type(self)._base_manager.get(pk=self.pk)
        moved._leave_redirect(before, Cause.MOVED)
        # the tree is moved in SQL: no signal tells of it
        spoiling.spoil_difference(moved, facts, spoiling.facts_in_database(moved))

    def serve(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return serving.view_of(self)(request, self, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        never_store()
        return serving.view_of(self)(request, self, is_preview=True)

    def _public_address(self) -> str:
        """The address that the row in the database has had in public; "" if it was never published."""
        if not self.pk:
            return ""
        row = type(self)._base_manager.only(*self.address_fields).filter(pk=self.pk).first()
        return row.address if row and row.first_published_at else ""

    def _leave_redirect(self, before: str, cause: str) -> None:
        if before and (now := self.address) and now != before:
            Redirect.objects.free(now)
            Redirect.objects.leave(before, page=self, cause=cause, is_prefix=self.has_addresses_below)
