"""Comments: `site` once for the paper, each answering in the edition of its page; the rest within each edition."""

from django.urls import path, register_converter

from broadsheet.comments import own_views, views


class Number:
    """Of a row, as no database stumbles over it."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Number, "row")

site = [
    path("comments/<row:page_id>/", views.comments, name="comments"),
    path("comments/<row:page_id>/challenge/", views.challenge, name="comment_challenge"),
    path("comments/report/<row:comment_id>/", own_views.report, name="comment_report"),
    path("comments/report/<row:comment_id>/sent/", own_views.reported, name="comment_reported"),
    path("comments/own/<str:token>/", own_views.own, name="comment_own"),
    path("comment/<row:comment_id>/", views.comment, name="comment"),
]

urlpatterns = [
    path("-/comments/rules/", views.rules, name="comment_rules"),
    path("-/parts/comment-counts/", views.counts, name="comment_counts"),
]
