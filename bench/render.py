"""Pages made anew for a reader, through all of Django, from SQLite: front page, article, lists, search; then a front
that editors have composed of every slot, with In Focus, notice and banner, and the number of its queries.
"""

import json
import sys
from dataclasses import replace

import ground

MOST = 60.0  # ms, median, promised of the front page and an article
PROMISED = ("front page", "article")
COMPOSED, MOST_COMPOSED = "front, all slots", 80.0  # ms, median


def main() -> None:
    ground.say_machine()
    found = []
    for articles in (ground.SMALL, ground.LARGE):
        with ground.archive(articles) as settings:
            ground.broadsheet(settings, "collectstatic", "--noinput", "--verbosity", "0")
            found.append(json.loads(ground.inside(settings, __file__)))
    queries = [times.pop("queries") for times in found]
    for page in found[0]:
        small, large = (ground.Time(*times[page]) for times in found)
        most = MOST_COMPOSED if page == COMPOSED else MOST if page in PROMISED else 2 * MOST
        ground.compare(page, small, large, most)
    few, many = queries
    kept = "kept" if many <= few else "NOT KEPT"
    # a rule asks once for itself where the newest stories of all hold too few of its own: that differs by what is there
    print(f"queries of {COMPOSED}: {few}, {many}; no more in the larger archive: {kept}")


def inside() -> None:
    ground.set_up()
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    times = {}
    for name, address in addresses().items():
        if client.get(address).status_code != 200:
            sys.exit(f"{address} does not answer")
        times[name] = ground.measure(lambda address=address: client.get(address).content)
    compose()
    times[COMPOSED] = ground.measure(lambda: client.get("/").content)
    said = {name: (time.clock, time.processor) for name, time in times.items()}
    print(json.dumps(said | {"queries": queries_of(client, "/")}))


def compose() -> None:
    """Launch a front with every kind of slot: chosen stories, the strip of topics, notice, banner."""
    from datetime import timedelta

    from django.utils import timezone

    from broadsheet.articles.models import Article
    from broadsheet.demo import explaining, studio
    from broadsheet.editions.models import Edition
    from broadsheet.fronts import actions, document, kinds, standing
    from broadsheet.fronts.models import Banner, FrontPage

    now, edition = timezone.now(), Edition.objects.default_first()[0]
    front = FrontPage.objects.get(locale_id=edition.locale_id)
    drawn = studio.make([explaining.recipes("en")[0] | {"credit": "The bench"}], tick=lambda: None)
    picture = next(iter(drawn.values())).pk
    explaining.Explainer(edition, front, lambda recipe: picture).print_all()
    older = list(Article.objects.in_print().in_edition(edition).order_by("printed_at")[:6])
    picks = tuple(
        document.Pick(row.pk, "Said otherwise", picture, ends_at=now + timedelta(hours=1)) for row in older
    )
    own = {
        "editors-choice": {"picks": picks[:4]},
        "band": {"picks": picks[4:]},
        "notice": {"notice": document.Notice("A notice.", "/about/", "Read it", picture)},
    }
    slots = [
        replace(standing.new_slot(kind.name), **own.get(kind.name, {}))
        for kind in kinds.offered(on_section=False)
    ]
    bands = [slot for slot in standing.of_the_paper(front).slots if slot.kind == "band"]
    draft = actions.change_draft(page=front, document=document.Document((*slots, *bands)), by=None, at=now)
    actions.launch(page=front, version=draft.version, by=None, at=now)
    actions.launch_banner(banner=Banner(edition=edition, text="A bell is ringing", url="/"), by=None, at=now)


def queries_of(client: object, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def addresses() -> dict[str, str]:
    from django.db.models import Count

    from broadsheet.articles.models import Article
    from broadsheet.topics.models import Tag

    article = Article.objects.in_print().order_by("-pk").select_related("section")[0]
    tag = Tag.objects.annotate(stories=Count("taggings")).order_by("-stories")[0]
    section = f"/{article.section.slug}/"
    return {
        "front page": "/",
        "article": article.url,
        "section": section,
        "tag with most stories": f"/tags/{tag.slug}/",
        "author": f"/authors/{article.bylines.first().person.profiles.first().slug}/",
        "search, common word": "/search/?q=the",
        "search, two words": "/search/?q=harbour+water",
    }


if __name__ == "__main__":
    inside() if "--inside" in sys.argv else main()
