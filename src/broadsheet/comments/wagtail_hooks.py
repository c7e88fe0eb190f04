"""The desk of comments in the newsroom: its addresses and its place in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from broadsheet.comments.desk import acts, bans, doors, log, moderators, piles, rules, screens, words, writers


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("comments/", screens.queue, name="comments"),
        path("comments/bulk/", acts.bulk, name="comment_bulk"),
        path("comments/log/", log.log, name="comment_log"),
        path("comments/bans/", bans.bans, name="comment_bans"),
        path("comments/bans/<int:pk>/end/", bans.end, name="comment_ban_end"),
        path("comments/rules/", rules.index, name="comment_rules_of_all"),
        path("comments/rules/<int:pk>/", rules.rules, name="comment_rules"),
        path("comments/moderators/", moderators.index, name="comment_moderators"),
        path("comments/moderators/<int:pk>/", moderators.sections, name="comment_moderator"),
        path("comments/writer/<slug:key>/", writers.writer, name="comment_writer"),
        path("comments/writer/<slug:key>/erase/", writers.erase, name="comment_writer_erase"),
        path("comments/writer/<slug:key>/export.<slug:kind>", writers.export, name="comment_writer_export"),
        path("comments/undo/<int:pk>/", acts.undo, name="comment_undo"),
        path("comments/story/<int:pk>/", acts.story, name="comment_story"),
        path("comments/<int:pk>/", screens.one, name="comment"),
        path("comments/<int:pk>/act/", acts.act, name="comment_act"),
    ]


class CommentsMenuItem(MenuItem):
    """Its label says how many comments wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(doors.MODERATE))

    def render_component(self, request: HttpRequest) -> Any:
        waiting = piles.bounded(piles.PILES["waiting"].rows(doors.scope_of(request.user)))
        label = _("Comments (%(count)s)") % {"count": words.count(waiting)} if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return CommentsMenuItem(
        gettext_lazy("Comments"), reverse("comments"), name="comments", icon_name="comment", order=115
    )
