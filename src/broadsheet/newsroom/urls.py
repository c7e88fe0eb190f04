from django.urls import path

from broadsheet.newsroom.desks import drafts

urlpatterns = [path("draft/<str:token>/", drafts.show, name="shared_draft")]
