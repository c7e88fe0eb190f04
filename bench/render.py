"""Pages made anew for a reader, through all of Django, from SQLite: front page, article, lists, search."""

import json
import sys

import ground

MOST = 60.0  # ms, median, promised of the front page and an article
PROMISED = ("front page", "article")


def main() -> None:
    ground.say_machine()
    found = []
    for articles in (ground.SMALL, ground.LARGE):
        with ground.archive(articles) as settings:
            ground.broadsheet(settings, "collectstatic", "--noinput", "--verbosity", "0")
            found.append(json.loads(ground.inside(settings, __file__)))
    for page in found[0]:
        small, large = (ground.Time(*times[page]) for times in found)
        ground.compare(page, small, large, MOST if page in PROMISED else 2 * MOST)


def inside() -> None:
    ground.set_up()
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    times = {}
    for name, address in addresses().items():
        if client.get(address).status_code != 200:
            sys.exit(f"{address} does not answer")
        times[name] = ground.measure(lambda address=address: client.get(address).content)
    print(json.dumps({name: (time.clock, time.processor) for name, time in times.items()}))


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
