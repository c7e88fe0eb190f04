"""The sanitiser against collections of attacks and of real pages, kept beside the repository, not in it."""

import json
from pathlib import Path

import pytest

from broadsheet.lib import html as door
from tests.lib.browser import harm_in

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PROFILES = ("inline", "rich", "table", "preserved")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the collections are not at {DATA}")


def payloads_of(collection):
    if collection == "dompurify":
        return [case["payload"] for case in json.loads(read("sanitizer/dompurify/expect-dev.json"))]
    if collection == "blns":
        return json.loads(read("sanitizer/blns/blns.json"))
    if collection == "bleach":
        return [path.read_text().partition("\n--\n")[0] for path in found("sanitizer/bleach", "*.test")]
    if collection == "html5lib":
        cases = "\n".join(
            path.read_text() for path in found("sanitizer/html5lib-tests/tree-construction", "*.dat")
        )
        return [case.partition("\n#errors")[0] for case in cases.split("#data\n")]
    if collection == "pages":
        return [path.read_text() for path in found("articles-html", "source.html")]
    return [
        line for path in found(f"sanitizer/{collection}", "*.txt") for line in path.read_text().splitlines()
    ]


def found(folder, pattern):
    return sorted((DATA / folder).rglob(pattern))


def read(path):
    return (DATA / path).read_text()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "collection",
    ["dompurify", "bleach", "payloadbox", "payloadsallthethings", "blns", "html5lib", "pages"],
)
def test_no_attack_and_no_page_brings_harm_in_and_cleaning_is_final(collection, profile):
    payloads = payloads_of(collection)
    cleaned = [door.clean(payload, profile) for payload in payloads]

    assert len(payloads) > 10
    assert [
        (p, harm_in(c, profile)) for p, c in zip(payloads, cleaned, strict=True) if harm_in(c, profile)
    ] == []
    assert [c for c in cleaned if door.clean(c, profile) != c] == []


def test_naughty_strings_typed_as_text_are_still_there_to_read():
    for string in payloads_of("blns"):
        escaped = door.entities.escape(string)
        assert door.text_of(f"<p>{escaped}</p>") == " ".join(door.text_of(escaped).split())


def test_the_words_of_saved_articles_are_kept():
    for path in found("articles-html", "expected.html"):
        page = path.read_text()
        assert door.text_of(door.clean(page, "preserved")).split() == door.text_of(page).split()
