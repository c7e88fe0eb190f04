"""The page tree, last of all."""

from django.urls import re_path

from broadsheet.pages import views

urlpatterns = [re_path(r"^((?:[^/]+/)*)$", views.serve, name="wagtail_serve")]
