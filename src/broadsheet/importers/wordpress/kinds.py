"""What an archive holds besides posts and pages, and why it does not come in."""

from django.utils.translation import gettext as _

from broadsheet.importers.report import Outcome, Report
from broadsheet.importers.wordpress.records import Item


def refuse(report: Report, item: Item) -> None:
    report.add(Outcome.REFUSED, item.post_type, item.foreign_id, item.title, reason=_reason(item.post_type))


def _reason(kind: str) -> str:
    if kind == "attachment":
        return _("pictures and files are not brought in: stories link to their old addresses")
    if kind == "revision":
        return _("an earlier text of a post; only the last one is taken")
    if kind in ("nav_menu_item", "wp_navigation"):
        return _("menus are made in the newsroom")
    if kind in ("wp_global_styles", "wp_template", "wp_template_part", "custom_css", "customize_changeset"):
        return _("belongs to the look of the old site")
    if kind in ("wp_block", "oembed_cache", "user_request"):
        return _("is a part of WordPress's own")
    return _("“%(kind)s” is a kind of its own that the paper does not know") % {"kind": kind[:40]}
