"""Addresses in the newsroom's menu."""

from wagtail import hooks

from broadsheet.pages import desks


@hooks.register("register_admin_viewset")
def addresses() -> desks.Addresses:
    return desks.Addresses()
