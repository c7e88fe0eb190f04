"""One address of each type of page, found as a reader finds it: by the links of a running paper."""

import re
import urllib.request
from collections.abc import Callable
from urllib.parse import quote

FRONTS = {"en": "/", "ar": "/ar/", "fa": "/fa/"}
WORDS = {"en": "water", "ar": "الماء", "fa": "آب"}


def reader(url: str) -> Callable[[str], str]:
    """address → the HTML there, in the paper at `url`. Addresses may be in any script."""

    def read(address: str) -> str:
        with urllib.request.urlopen(url + quote(address, safe="/%?=&"), timeout=60) as answer:
            return answer.read().decode()

    return read


def find(read: Callable[[str], str], language: str) -> dict[str, str]:
    """type of page → address. read(address) → the HTML there."""
    front = FRONTS[language]
    section = read(f"{front}world/")
    stories = re.findall(rf'href="({front}world/\d{{4}}/\d\d/\d\d/[^"/]+/)"', section)
    # one whose author has a page: some are signed by "our correspondents" only
    story = next(story for story in stories if f'href="{front}authors/' in read(story))
    told, topics = read(story), read(f"{front}topics/")
    return {
        "front": front,
        "section": f"{front}world/",
        "month": first(section, rf"{front}world/(?:j/)?\d{{4}}/\d\d/"),
        "article": story,
        "author": first(told, rf"{front}authors/[^\"/]+/"),
        "tag": first(told, rf"{front}tags/[^\"/]+/"),
        "kind": f"{front}opinion/",
        "topics": f"{front}topics/",
        "topic": first(topics, rf"{front}topics/[^\"/]+/"),
        "article with cards": with_cards(read, front),
        "corrections": f"{front}corrections/",
        "most viewed": f"{front}most-viewed/",
        "most viewed in a week": f"{front}most-viewed/week/",
        "how we count": f"{front}most-viewed/how/",
        "plain": f"{front}about/",
        "search": f"{front}search/?q={quote(WORDS[language])}",
        "search without result": f"{front}search/?q=qqzzxx",
        "404": f"{front}no/such-page/",
    }


def with_cards(read: Callable[[str], str], front: str) -> str:
    """A story whose text opens the card of a topic: the first of those that a topic's page lists."""
    for topic in dict.fromkeys(re.findall(rf'href="({front}topics/[^"/]+/)"', read(f"{front}topics/"))):
        for story in re.findall(rf'href="({front}\w+/\d{{4}}/\d\d/\d\d/[^"/]+/)"', read(topic)):
            if "topic-term" in read(story):
                return story
    raise LookupError(f"no story of {front} opens a card")


def first(source: str, pattern: str) -> str:
    found = re.search(rf'href="({pattern})"', source)
    if not found:
        raise LookupError(f"no link to {pattern}")
    return found[1]
