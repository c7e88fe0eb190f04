"""Prints the demo paper with small pictures, and what a journey needs beside it: `python print_demo.py NAME PASSWORD`.

Says on its last line, as JSON, where that is. The module is run again in each process that draws, so the small
sizes hold there too.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "broadsheet.config.settings"
django.setup()

from broadsheet.accounts.models import User  # noqa: E402  # models can be had once Django is set up
from broadsheet.articles import actions as articles  # noqa: E402
from broadsheet.articles.models import Article, SectionPage  # noqa: E402
from broadsheet.comments.models import Comment  # noqa: E402
from broadsheet.demo import actions, studio  # noqa: E402
from broadsheet.editions.models import Edition  # noqa: E402
from broadsheet.newsroom import actions as newsroom  # noqa: E402
from broadsheet.pages.models import GoneAddress  # noqa: E402

studio.SIZE, studio.PORTRAIT_SIZE = (360, 240), (160, 200)
GONE = "gone-for-good/"
WAITING = 80  # comments that the journeys of moderators decide about
FILM = {"address": "https://www.youtube.com/watch?v=abcdefghijk", "title": "The river in flood"}


def lay_beside(edition: Edition, at: datetime) -> dict[str, object]:
    """What the demo has not in every edition: a film in a long story, a withdrawn story, a deleted page."""
    stories = list(Article.objects.in_print().in_edition(edition).newest_first())
    many = max(stories, key=lambda story: (len({block.block_type for block in story.body}), len(story.body)))
    many.body.append(("embed", FILM))
    many.save()
    gone = stories[-1]
    articles.withdraw(article=gone, reason="Its figures were not ours to print.", by=None, at=at)
    GoneAddress.objects.create(path=edition.prefix + GONE, reason="It was printed twice.")
    world = SectionPage.objects.get(locale=edition.locale, slug="world")
    return {
        "article": many.get_url(),
        "withdrawn": gone.get_url(),
        "410": edition.prefix + GONE,
        "desk": world.pk,
    }


def let_comments_wait(at: datetime) -> None:
    """Under a story of the default edition, each a minute younger than the one before, the oldest a week old."""
    story = Article.objects.in_print().filter(locale__language_code="en").newest_first()[0]
    Comment.objects.bulk_create(
        Comment(
            page_id=story.pk,
            name=f"Reader {number}",
            text=f"What I wanted to say, number {number}.",
            writer=f"{number:064x}",
            network=f"{number % 5:064x}",
            posted_at=at - timedelta(days=7, minutes=-number),
        )
        for number in range(1, WAITING + 1)
    )


if __name__ == "__main__":
    now = datetime.now(UTC)
    actions.fill(at=now, say=lambda words: None)
    newsroom.ensure_roles()
    let_comments_wait(now)
    name, password = sys.argv[1:]
    User.objects.create_superuser(name, f"{name}@paper.example", password)
    editions = Edition.objects.select_related("locale")
    print(json.dumps({edition.language_code: lay_beside(edition, now) for edition in editions}))  # noqa: T201
