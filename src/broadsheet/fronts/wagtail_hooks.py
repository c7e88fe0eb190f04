"""The desk of fronts in the newsroom: its addresses and its place in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from broadsheet.fronts.desk import acts, banners, doors, previews, rails, screens


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("fronts/", screens.index, name="fronts"),
        path("fronts/banner/<int:pk>/", banners.banner, name="front_banner"),
        path("fronts/banner/<int:pk>/end/", banners.end, name="front_banner_end"),
        path("fronts/rails/<int:pk>/", rails.rails, name="front_rails"),
        path("fronts/<int:pk>/", screens.desk, name="front_desk"),
        path("fronts/<int:pk>/act/", acts.act, name="front_act"),
        path("fronts/<int:pk>/discard/", acts.discard, name="front_discard"),
        path("fronts/<int:pk>/launch/", acts.launch, name="front_launch"),
        path("fronts/<int:pk>/launches/", screens.launches, name="front_launches"),
        path("fronts/<int:pk>/launches/<int:launch_pk>/", acts.launch_again, name="front_launch_again"),
        path("fronts/<int:pk>/slots/<slug:key>/", screens.slot, name="front_slot"),
        path("fronts/<int:pk>/slots/<slug:key>/<int:story_pk>/", screens.story, name="front_story"),
        path("fronts/<int:pk>/preview/", previews.preview, name="front_preview"),
        path("fronts/<int:pk>/preview/page/", previews.page, name="front_preview_page"),
    ]


class FrontsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(doors.COMPOSE))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return FrontsMenuItem(_("Fronts"), reverse("fronts"), name="fronts", icon_name="home", order=110)
