"""Parts shared by many pages, and what is read most. Front pages are reached through the page tree."""

from django.urls import path

from broadsheet.audience.tally import Window
from broadsheet.fronts import most_viewed_views, part_views

urlpatterns = [
    path("-/parts/<slug:place>/", part_views.place, name="parts"),
    path("most-viewed/", most_viewed_views.every, name="most_viewed"),
    path("most-viewed/how/", most_viewed_views.how, name="most_viewed_how"),
    *(path(f"most-viewed/{window}/", most_viewed_views.one, {"window": window}) for window in Window),
]
