from django.urls import path

from broadsheet.operations import views

urlpatterns = [
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
    path("metrics/", views.measures, name="metrics"),
]
