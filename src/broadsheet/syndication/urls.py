"""Feeds inside an edition: of all of it, of a kind, a section, a tag, a topic, an author; each in three forms."""

from django.urls import path, register_converter

from broadsheet.articles.converters import Kind, Slug
from broadsheet.syndication import views

register_converter(Kind, "feedkind")
register_converter(Slug, "feedslug")

ENDS = (("feed/", "rss"), ("feed/atom/", "atom"), ("feed/json/", "json"))
# the kinds stand before the sections: their words are no section's
PLACES = (
    ("", views.edition_feed),
    ("<feedkind:word>/", views.kind_feed),
    ("tags/<feedslug:slug>/", views.tag_feed),
    ("topics/<feedslug:slug>/", views.topic_feed),
    ("authors/<feedslug:slug>/", views.author_feed),
    ("<feedslug:slug>/", views.section_feed),
)

urlpatterns = [path(place + end, view, {"form": form}) for place, view in PLACES for end, form in ENDS]
