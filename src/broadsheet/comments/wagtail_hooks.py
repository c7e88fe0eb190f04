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
        path("comments/", screens.queue, name="moderation"),
        path("comments/bulk/", acts.bulk, name="moderation_bulk"),
        path("comments/log/", log.log, name="moderation_log"),
        path("comments/bans/", bans.bans, name="moderation_bans"),
        path("comments/bans/<int:pk>/end/", bans.end, name="moderation_ban_end"),
        path("comments/rules/", rules.index, name="moderation_rules_of_all"),
        path("comments/rules/<int:pk>/", rules.rules, name="moderation_rules"),
        path("comments/moderators/", moderators.index, name="moderation_moderators"),
        path("comments/moderators/<int:pk>/", moderators.sections, name="moderation_moderator"),
        path("comments/writer/<slug:key>/", writers.writer, name="moderation_writer"),
        path("comments/writer/<slug:key>/erase/", writers.erase, name="moderation_writer_erase"),
        path(
            "comments/writer/<slug:key>/export.<slug:kind>", writers.export, name="moderation_writer_export"
        ),
        path("comments/undo/<int:pk>/", acts.undo, name="moderation_undo"),
        path("comments/story/<int:pk>/", acts.story, name="moderation_story"),
        path("comments/<int:pk>/", screens.one, name="moderation_comment"),
        path("comments/<int:pk>/erase/", screens.erase, name="moderation_erase"),
        path("comments/<int:pk>/act/", acts.act, name="moderation_act"),
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
        gettext_lazy("Comments"), reverse("moderation"), name="comments", icon_name="comment", order=115
    )
