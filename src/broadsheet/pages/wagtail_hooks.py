"""Addresses in the newsroom's menu; links in rich text."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from broadsheet.pages import desks, links


@hooks.register("register_admin_viewset")
def addresses() -> desks.Addresses:
    return desks.Addresses()


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def page_links(features: FeatureRegistry) -> None:
    features.register_link_type(links.PageLink)
