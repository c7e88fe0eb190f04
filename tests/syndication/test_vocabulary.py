"""JSON-LD uses the types and properties of schema.org, each where it belongs. Names: schema_org.json beside this."""

import json
from datetime import timedelta
from pathlib import Path

from broadsheet.articles import actions
from broadsheet.articles.models import Byline
from broadsheet.images import actions as images
from tests.articles import factories
from tests.articles.factories import NOON
from tests.syndication.reader import read

NAMES = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES, PROPERTIES = NAMES["types"], NAMES["properties"]
# what search engines ask for beside or against the vocabulary
THEIRS = {"query-input"}
LOOSE = {
    "width": int,  # pixels as a number
    "height": int,
    "item": str,  # of a breadcrumb: the address
}
VALUES = {str: {"Text", "URL", "Date", "DateTime"}, bool: {"Boolean"}, int: {"Integer", "Number"}}


def kinds(name):
    """A type and all that it is a kind of."""
    return {name}.union(*(kinds(above) for above in TYPES[name]))


def faults(thing):
    """Sentences: what the vocabulary knows otherwise, in this thing and those inside it."""
    own = (
        kinds(thing["@type"]) if "@type" in thing else None
    )  # a mere @id speaks of a thing described elsewhere
    for name, value in thing.items():
        if name.startswith("@") or name in THEIRS:
            continue
        if name not in PROPERTIES:
            yield f"{name} is not in schema_org.json"
            continue
        if own and not own & set(PROPERTIES[name]["of"]):
            yield f"{thing['@type']} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if not fits(name, one):
                yield f"{name} is no {one!r}"
            if isinstance(one, dict):
                yield from faults(one)


def fits(name, value):
    if isinstance(value, LOOSE.get(name, ())):
        return True
    if isinstance(value, dict):
        return "@type" not in value or bool(kinds(value["@type"]) & set(PROPERTIES[name]["is"]))
    return bool(VALUES[type(value)] & set(PROPERTIES[name]["is"]))


def test_every_page_speaks_the_vocabulary(client, paper, world, persian):
    pier, tag = factories.picture(credit="Bo Lind"), factories.tag(paper)
    images.make_renditions(picture=pier)
    ada = factories.person(paper, role="Reporter", biography="<p>Writes.</p>")
    ada.portrait = pier
    ada.save()
    told = factories.article(world, "Told", people=[ada], tags=[tag], lead_picture=pier, dateline="Halden")
    Byline.objects.create(article=told, person=factories.person(paper, "Bo", "bo"), role="translation")
    Byline.objects.create(article=told, person=factories.person(paper, "Cy", "cy"), role="photographs")
    actions.correct(article=told, kind="correction", text="It is 90 m long.", is_material=True, by=None,
                    at=NOON + timedelta(hours=2))  # fmt: skip
    factories.article(factories.section(persian, "جهان", "jahan"), translation_key=told.translation_key)
    factories.plain(paper, "About", "about")
    copy = factories.article(world, source_name="Wire", canonical_url="https://wire.example/1")
    others = [
        factories.article(world, kind=kind) for kind in ("opinion", "analysis", "explainer", "interview")
    ]
    lists = ("/", "/world/", "/world/2026/11/", "/opinion/", "/tags/harbours/", "/authors/ada-reed/")

    for address in (*lists, "/corrections/", "/about/", *(story.address for story in (told, copy, *others))):
        graph = read(client, address).graph
        assert graph, f"{address} says nothing"
        assert [fault for thing in graph for fault in faults(thing)] == [], address
