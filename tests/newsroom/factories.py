"""Drafts, staff of every role, and what the forms of the newsroom post."""

import itertools
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from broadsheet.articles.models import Article, Byline, Tagging
from tests.articles.factories import edition, front_of, person, picture, section, tag

__all__ = ["article", "edition", "front_of", "person", "picture", "rows", "section", "staff", "tag", "typed"]

numbers = itertools.count(1)


def article(place, title="Bridge opens", *, owner=None, live=False, people=(), tags=(), body=(), **facts):
    """body: raw blocks [{"type": …, "value": …}]. The latest revision holds the same as the row."""
    facts = {"slug": f"story-{next(numbers)}", "standfirst": "What the headline cannot say.", **facts}
    made = Article(title=title, live=False, locale=place.locale, owner=owner, **facts)
    made.body = Article._meta.get_field("body").to_python(list(body))
    made.bylines = [Byline(person=person, sort_order=n) for n, person in enumerate(people)]
    made.taggings = [Tagging(tag=tag, sort_order=n) for n, tag in enumerate(tags)]
    place.add_child(instance=made)
    revision = made.save_revision(user=owner)
    if live:
        revision.publish()
    return Article.objects.get(pk=made.pk)


def staff(role: str, name: str = ""):
    name = name or f"{role.lower()}-{next(numbers)}"
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "pass")
    user.groups.add(Group.objects.get(name=role))
    return user


def rows(prefix: str, forms: list[dict[str, Any]], stored: int = 0) -> dict[str, Any]:
    """A formset as a browser posts it."""
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": stored}
    data |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for number, form in enumerate(forms):
        values = {"id": "", "ORDER": number + 1, "DELETE": "", **form}
        data |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return data


def typed(
    *, bylines=(), taggings=(), topics=(), mentions=(), picks=(), body=(), **fields: Any
) -> dict[str, Any]:
    """What the article's form posts. body: (block type, {field suffix: value}) in order."""
    data = {
        "title": "Bridge opens", "slug": "bridge-opens", "kind": "news", "publish_as": "minor",
        "standfirst": "What the headline cannot say.", "body-count": len(body), "comment_notifications": "",
        **rows("bylines", [{"person": who.pk, "role": "author"} for who in bylines]),
        **rows("taggings", [{"tag": tag.pk} for tag in taggings]),
        **rows("topics", [{"topic": topic.pk} for topic in topics]),
        **rows("mentions", list(mentions)),
        **rows("picks", [{"story": story.pk} for story in picks]),
        **rows("comments", []),
    }  # fmt: skip
    for number, (kind, values) in enumerate(body):
        data |= {f"body-{number}-type": kind, f"body-{number}-order": number, f"body-{number}-deleted": ""}
        data |= {f"body-{number}-value{suffix}": value for suffix, value in values.items()}
    return {**data, **fields}
