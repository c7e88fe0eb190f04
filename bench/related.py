"""What to read next: how often an editor would agree, and how long one new story takes in a large archive.

The set: real articles under open licences, labelled by hand (`alike/README.md`). Half of the stories, told by their
numbers, served to choose the weights; the other half only measures.
"""

import csv
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ground

HERE = Path(__file__).parent
TEXTS = Path(os.environ.get("BENCH_NEWS_TEXT", HERE.parents[1] / "shared" / "data" / "news-text"))
FIRST = 4
AHEAD = 0.15  # of precision, before "same tag, newest first"
MOST = 50.0  # ms for one new story
NOT_SUBJECTS = {
    "Civitanaj komunikiloj", "Blogo", "Ĉefaĵo", "Angla", "Resumo", "Rising Voices", "MONDO", "Announcements",
}  # fmt: skip


@dataclass
class Labelled:
    """about: what an editor would say it is about, apart from tags. pk: of its page, once it is printed."""

    key: str
    title: str
    text: str
    printed_at: datetime
    tags: list[str]
    about: set[str]
    pk: int = 0


@dataclass
class Score:
    """shown: stories shown. right: those that share what the story is about."""

    shown: int = 0
    right: int = 0
    stories: int = 0
    bare: int = field(default=0)  # stories beside which nothing stands

    @property
    def precision(self) -> float:
        return self.right / self.shown if self.shown else 0.0

    def __str__(self) -> str:
        return (
            f"{self.precision:6.1%} of {self.shown:4} shown beside {self.stories} stories ({self.bare} bare)"
        )


def main() -> None:
    ground.say_machine()
    for name, server in ground.servers():
        if TEXTS.is_dir():
            with ground.archive(0, server) as settings:
                print(ground.inside(settings, __file__, "alike"), end="")
        else:
            print(f"precision: left out, {TEXTS} is not there; BENCH_NEWS_TEXT names another folder")
        with ground.archive(ground.LARGE, server) as settings:
            clock, processor = json.loads(ground.inside(settings, __file__, "cost"))
        time = ground.Time(clock, processor)
        kept = "kept" if clock < MOST else "NOT KEPT"
        print(f"one new story, {name} {ground.LARGE:>9,}: {time}   under {MOST:.0f} ms: {kept}")


# --- precision -------------------------------------------------------------------------------------------


def alike() -> None:
    ground.set_up()
    from django.conf import settings

    from broadsheet.related.management.commands.related import look_at

    settings.LANGUAGES.append(("eo", "Esperanto"))  # no paper is made in it yet

    editions = {"en": wikinews(), "eo": global_voices()}
    for code, stories in editions.items():
        printed(code, stories)
        edition_id = edition_of(stories[0])
        look_at((story.pk, edition_id) for story in stories)
    for half in ("tuning", "held out"):
        ours, theirs = Score(), Score()
        for stories in editions.values():
            by_page = {story.pk: story for story in stories}
            for story in stories:
                if is_of_half(story, half) and has_company(story, stories):
                    count(ours, story, by_page, neighbours(story))
                    count(theirs, story, by_page, newest_of_a_tag(story))
        ahead = ours.precision - theirs.precision
        kept = "kept" if ahead >= AHEAD else "NOT KEPT"
        print(f"{half:9} neighbours {ours}\n{'':9} same tag   {theirs}")
        print(f"{'':9} {100 * ahead:+.1f} points; at least {100 * AHEAD:.0f}: {kept}")


def is_of_half(story: Labelled, half: str) -> bool:
    odd = hashlib.blake2b(story.key.encode(), digest_size=1).digest()[0] % 2
    return odd == (half == "held out")


def has_company(story: Labelled, stories: list[Labelled]) -> bool:
    return any(story is not other and story.about & other.about for other in stories)


def count(score: Score, story: Labelled, by_page: dict[int, Labelled], shown: list[int]) -> None:
    score.stories += 1
    score.bare += not shown
    score.shown += len(shown)
    score.right += sum(bool(by_page[pk].about & story.about) for pk in shown)


def neighbours(story: Labelled) -> list[int]:
    from broadsheet.related.models import Neighbour

    rows = Neighbour.objects.filter(story_id=story.pk).values_list("neighbour_id", flat=True)
    return list(rows[:FIRST])


def newest_of_a_tag(story: Labelled) -> list[int]:
    from broadsheet.articles.models import Tagging

    tags = list(Tagging.objects.filter(article_id=story.pk).values_list("tag_id", flat=True))
    rows = Tagging.objects.filter(tag_id__in=tags).exclude(article_id=story.pk).order_by("-printed_at")
    return list(dict.fromkeys(rows.values_list("article_id", flat=True)))[:FIRST]


def wikinews() -> list[Labelled]:
    csv.field_size_limit(10**9)
    labels = json.loads((HERE / "alike" / "wikinews-en-2019.json").read_text())
    with (TEXTS / "wikinews-en" / "wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [f"wn-{hashlib.blake2b(row['url'].encode(), digest_size=4).hexdigest()}" for row in rows]
    return [
        Labelled(key, row["title"], row["text"], day(row["date"]), labels[key]["tags"], set(labels[key]["about"]))
        for key, row in zip(keys, rows, strict=True)
    ]  # fmt: skip


def global_voices() -> list[Labelled]:
    labels = json.loads((HERE / "alike" / "global-voices-eo.json").read_text())
    found = []
    for row in rows_of_global_voices():
        key = f"gv-{row['url'].rstrip('/').rpartition('/')[2]}"
        tags = [name for name in row["categories"] if name not in NOT_SUBJECTS]
        about = set(labels[key]["about"])
        found.append(
            Labelled(key, row["title"], row["content_text"], day(row["published"][:10]), tags, about)
        )
    return found


def rows_of_global_voices() -> Iterator[dict[str, Any]]:
    for path in sorted((TEXTS / "global-voices-eo").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(hour=12, tzinfo=UTC)


def printed(code: str, stories: list[Labelled]) -> None:
    """Put the stories in print in an edition of their language, oldest first."""
    from django.db import transaction

    from broadsheet.articles.models import SectionPage
    from broadsheet.editions.models import Edition
    from broadsheet.fronts import actions as fronts

    front = fronts.ensure_edition(code, name=code)
    edition = Edition.objects.get(locale=front.locale)
    section = SectionPage(title="News", slug="news-text", locale=front.locale)
    front.add_child(instance=section)
    section.save_revision().publish()
    with transaction.atomic():
        for number, story in enumerate(sorted(stories, key=lambda story: story.printed_at)):
            story.pk = print_one(section, edition, story, number)


def print_one(section: Any, edition: Any, story: Labelled, number: int) -> int:
    from broadsheet.articles.models import Article, Tagging
    from broadsheet.lib import slugs
    from broadsheet.topics.models import Tag

    article = Article(title=story.title[:250], slug=f"story-{number}", locale=section.locale)
    article.live, article.first_published_at = True, story.printed_at
    article.last_published_at = article.printed_at = story.printed_at
    paragraphs = "".join(f"<p>{line}</p>" for line in story.text.splitlines() if line.strip())
    article.body = Article._meta.get_field("body").to_python([{"type": "text", "value": paragraphs}])
    names = dict.fromkeys(story.tags)
    tags = [Tag.objects.get_or_create(edition=edition, slug=slugs.slugify(name), defaults={"name": name})[0]
            for name in names]  # fmt: skip
    article.taggings = [Tagging(tag=tag, sort_order=n) for n, tag in enumerate(tags)]
    section.add_child(instance=article)
    return int(article.pk)


def edition_of(story: Labelled) -> int:
    from broadsheet.articles.models import Article

    return int(Article.objects.values_list("edition_id", flat=True).get(pk=story.pk) or 0)


# --- cost ------------------------------------------------------------------------------------------------


def cost() -> None:
    """Looking at stories one after the other, as the worker does with each new one: all is read anew."""
    ground.set_up()
    from broadsheet.articles.models import Article
    from broadsheet.related import actions

    newest = iter(Article.objects.order_by("-printed_at").values_list("pk", flat=True)[:200])
    time = ground.measure(lambda: actions.look(page_id=next(newest), is_forced=True))
    print(json.dumps((time.clock, time.processor)))


def sizes() -> None:
    """How large the groups are, for the README of the labels."""
    for stories in (wikinews(), global_voices()):
        groups = Counter(name for story in stories for name in story.about)
        print(len(stories), sum(bool(story.about) for story in stories), len(groups), groups.most_common(3))


if __name__ == "__main__":
    deeds = {"alike": alike, "cost": cost, "sizes": sizes}
    deeds[sys.argv[2]]() if "--inside" in sys.argv else main()
