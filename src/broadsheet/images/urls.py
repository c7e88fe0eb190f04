from django.urls import path

from broadsheet.images import views

urlpatterns = [path("media/<path:path>", views.media, name="media")]
