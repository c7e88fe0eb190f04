"""Comments under stories."""

from datetime import timedelta

from broadsheet.comments.models import Comment, Status
from tests.articles import factories as articles

POSTED = articles.NOON + timedelta(hours=1)


def comment(page, text="Well said.", *, name="Ada", status=Status.APPROVED, at=POSTED, **facts):
    return Comment.objects.create(page_id=page.pk, text=text, name=name, status=status, posted_at=at, **facts)


def user(django_user_model, name="editor", **facts):
    return django_user_model.objects.create_user(name, f"{name}@example.org", "pass", **facts)
