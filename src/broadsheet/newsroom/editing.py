"""Editing an article: the checklist beside the form, and before print by whichever way."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from broadsheet.articles import checklist, facts
from broadsheet.articles.models import Article
from broadsheet.newsroom.desks.receipts import ReceiptSidePanel


class ChecklistSidePanel(BaseSidePanel):
    """Drawn again with each automatic save."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Show the checklist")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
            blocking = [finding for finding in self.panel.findings if finding.level == "block"]
            return {**super().get_context_data(parent_context), "count": len(blocking)}

    name = "checklist"
    title = gettext_lazy("Checklist")
    template_name = "newsroom/side_panels/checklist.html"
    order = 90

    def __init__(self, article: Article, request: HttpRequest, *, parent: Any = None) -> None:
        super().__init__(article, request)
        self.findings = checklist.findings(facts.of(article, parent=parent))

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        by_level = {
            level: [finding for finding in self.findings if finding.level == level]
            for level in ("block", "warn", "ok")
        }
        return {**super().get_context_data(parent_context), **by_level}


class ArticleCreateView(CreateView):
    def get_side_panels(self) -> MediaContainer:
        panel = ChecklistSidePanel(self.page, self.request, parent=self.parent_page)
        return MediaContainer([panel, *super().get_side_panels()])


class ArticleEditView(EditView):
    def get_side_panels(self) -> MediaContainer:
        ours = [ChecklistSidePanel(self.page, self.request), ReceiptSidePanel(self.page, self.request)]
        return MediaContainer([*ours, *super().get_side_panels()])


class ArticleRevertView(ArticleEditView, RevisionsRevertView):
    """Going back to an older revision: its own checklist, since the rights may have ended meanwhile."""


class ArticleWorkflowActionView(WorkflowActionView):
    """Approving from the dashboard or a list, without the form."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name == "approve" and (blocking := what_blocks(self.object)):
            refuse(request, self.object, blocking)
            return self._to_the_form()
        return super().post(request, *args, **kwargs)

    def _to_the_form(self) -> HttpResponse:
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(self.request, {"step": "success", "redirect": self.redirect_url})
        return redirect("wagtailadmin_pages:edit", self.object.pk)


def what_blocks(page: Any) -> list[checklist.Finding]:
    """What keeps the newest version of a page out of print; only articles have a checklist."""
    newest = page.specific.get_latest_revision_as_object()
    return checklist.blocking(facts.of(newest)) if isinstance(newest, Article) else []


def refuse(request: HttpRequest, page: Any, blocking: list[checklist.Finding]) -> None:
    text = _("“%(title)s” was not published. %(reasons)s") % {
        "title": page.get_admin_display_title(),
        "reasons": " ".join(finding.text for finding in blocking),
    }
    button = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
    messages.error(request, text, buttons=[button])
