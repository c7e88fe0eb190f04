"""Lists across sections. Each has month archives, also by Jalali months, and day archives for busy months."""

from django.urls import path, register_converter

from broadsheet.articles import views
from broadsheet.articles.converters import Kind, Month, Slug, Year

register_converter(Kind, "kind")
register_converter(Month, "mm")
register_converter(Slug, "anyslug")
register_converter(Year, "yyyy")

MONTH, DAY = "<yyyy:year>/<mm:month>/", "<yyyy:year>/<mm:month>/<mm:day>/"
JALALI_MONTH, JALALI = f"j/{MONTH}", {"calendar": "jalali"}

urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    path("<kind:word>/", views.by_kind, name="by_kind"),
    path(f"<kind:word>/{MONTH}", views.by_kind_archive),
    path(f"<kind:word>/{DAY}", views.by_kind_archive),
    path(f"<kind:word>/{JALALI_MONTH}", views.by_kind_archive, JALALI),
    path("tags/<anyslug:slug>/", views.by_tag, name="by_tag"),
    path(f"tags/<anyslug:slug>/{MONTH}", views.by_tag),
    path(f"tags/<anyslug:slug>/{DAY}", views.by_tag),
    path(f"tags/<anyslug:slug>/{JALALI_MONTH}", views.by_tag, JALALI),
    path("authors/<anyslug:slug>/", views.by_author, name="by_author"),
    path(f"authors/<anyslug:slug>/{MONTH}", views.by_author),
    path(f"authors/<anyslug:slug>/{DAY}", views.by_author),
    path(f"authors/<anyslug:slug>/{JALALI_MONTH}", views.by_author, JALALI),
]
