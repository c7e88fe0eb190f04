"""Publishing as the newsroom does it: one transaction; a new story, and an edit of one in print."""

import itertools
import json
import sys
from typing import Any

import ground

MOST = {"SQLite": 50.0, "PostgreSQL": 100.0}  # ms, median
NUMBERS = itertools.count(1)


def main() -> None:
    ground.say_machine()
    for name, server in ground.servers():
        found = []
        for articles in (ground.SMALL, ground.LARGE):
            with ground.archive(articles, server) as settings:
                found.append(json.loads(ground.inside(settings, __file__)))
        for deed in found[0]:
            small, large = (ground.Time(*times[deed]) for times in found)
            ground.compare(f"{deed}, {name}", small, large, MOST[name])


def inside() -> None:
    ground.set_up()
    from broadsheet.articles.models import Article

    sample = Article.objects.order_by("-pk").first()
    times = {
        "publish new": ground.measure(lambda: publish_new(sample)),
        "edit and publish": ground.measure(edit),
    }
    print(json.dumps({name: (time.clock, time.processor) for name, time in times.items()}))


def publish_new(sample: Any) -> None:
    from django.db import transaction

    from broadsheet.articles.models import Article, Byline, SectionPage, Tagging

    number = next(NUMBERS)
    article = Article(
        title=f"Benchmark {number}", slug=f"benchmark-{number}", locale=sample.locale, live=False
    )
    article.standfirst, article.body = sample.standfirst, sample.body
    article.bylines = [Byline(person_id=line.person_id, sort_order=0) for line in sample.bylines.all()]
    article.taggings = [
        Tagging(tag_id=row.tag_id, sort_order=n) for n, row in enumerate(sample.taggings.all())
    ]
    with transaction.atomic():
        SectionPage.objects.get(pk=sample.section_id).add_child(instance=article)
        article.save_revision().publish()


def edit() -> None:
    from django.db import transaction

    from broadsheet.articles.models import Article

    number = next(NUMBERS)
    article = Article.objects.order_by("-pk")[number % 50].get_latest_revision_as_object()
    article.title = f"Edited {number}"
    with transaction.atomic():
        article.save_revision().publish()


if __name__ == "__main__":
    inside() if "--inside" in sys.argv else main()
