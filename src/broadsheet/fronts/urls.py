"""Parts shared by many pages. Front pages are reached through the page tree."""

from django.urls import path

from broadsheet.fronts import part_views

urlpatterns = [path("-/parts/<slug:place>/", part_views.place, name="parts")]
