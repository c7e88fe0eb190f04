"""Every address of the paper; the contract is docs/decisions/0003-addresses.md."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from broadsheet.comments import urls as comments

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("broadsheet.accounts.urls")),
    path("-/", include("broadsheet.operations.urls")),
    path("-/", include("broadsheet.newsroom.urls")),
    path("-/", include(comments.site)),
    path("", include("broadsheet.images.urls")),
    path("", include("broadsheet.syndication.site_urls")),
    *i18n_patterns(
        path("", include(comments.urlpatterns)),
        path("", include("broadsheet.fronts.urls")),
        path("", include("broadsheet.syndication.urls")),
        path("", include("broadsheet.search.urls")),
        path("", include("broadsheet.articles.urls")),
        path("", include("broadsheet.pages.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "broadsheet.pages.errors.not_found"
handler429 = "broadsheet.accounts.views.too_many"  # asked for by allauth
handler500 = "broadsheet.pages.errors.failed"
