"""Stories in any number, put together anew from the sentences of the demo paper."""

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from broadsheet.demo import files
from broadsheet.lib import normalise, slugs

TAGS = 3  # of a story
YEARS = 12  # over which the stories are spread
KINDS = {"news": 60, "analysis": 15, "opinion": 12, "explainer": 8, "interview": 5}  # of a hundred
_INLINE = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_]{1,3}")
_NOT_PROSE = re.compile(r"[#>|\-*+]|\d+\.")
_END = re.compile(r"(?<=[.!?؟…])[”’»)]*\s+(?=[\w“«‘(])")


@dataclass(frozen=True)
class Sentence:
    """One sentence, with the words it is found by, folded once for all its uses."""

    text: str
    exact: str
    stemmed: str

    @cached_property
    def html(self) -> str:
        return html.escape(self.text, quote=False)


@dataclass(frozen=True)
class LoadStory:
    """A story to print. section, people, tags, picture: numbers to be taken modulo what there is; of people
    the first of `authors` neighbours, of tags the first of TAGS."""

    number: int
    title: str
    slug: str
    kicker: str
    standfirst: str
    kind: str
    is_exclusive: bool
    printed_at: datetime
    body: list[dict[str, Any]]
    title_words: Sentence
    standfirst_words: Sentence
    body_words: tuple[Sentence, ...]
    section: int
    people: int
    authors: int
    tags: int
    picture: int


class Writer:
    """Writes story n the same way each time, but for its date, which counts back from `newest`."""

    def __init__(self, language: str, newest: datetime) -> None:
        self.language, self.newest = language, newest
        stories = files.stories(language)
        self.sentences = [self._sentence(text) for story in stories for text in sentences(story.body)]
        self.short = [row for row in self.sentences if len(row.text) <= 75]
        self.long = [row for row in self.sentences if 75 < len(row.text) <= 240]
        self.kickers = sorted({str(story.facts.get("kicker", ""))[:40] for story in stories} - {""})
        self._sentence_of = lru_cache(maxsize=100_000)(self._sentence)

    def story(self, number: int) -> LoadStory:
        dice = random.Random(number)  # noqa: S311  # text, not secrets
        kicker, standfirst = dice.choice(self.kickers), dice.choice(self.long)
        title = f"{kicker}: {dice.choice(self.short).text.rstrip('.؟…')}"
        lengths = dice.choices((2, 3, 4), k=7 + int(dice.random() * 6))
        paragraphs = [dice.choices(self.sentences, k=length) for length in lengths]
        pulled = dice.choice(self.long)
        return LoadStory(
            number=number,
            title=title,
            slug=f"{_slug(title)}-{number:x}",
            kicker=kicker,
            standfirst=standfirst.text,
            kind=dice.choices(list(KINDS), list(KINDS.values()))[0],
            is_exclusive=dice.random() < 0.03,
            printed_at=self.newest - timedelta(seconds=dice.randrange(YEARS * 365 * 86_400)),
            body=_body(paragraphs, pulled, dice),
            title_words=self._sentence_of(title),
            standfirst_words=standfirst,
            body_words=tuple(row for paragraph in paragraphs for row in paragraph),
            section=int(dice.random() ** 1.3 * 1000),  # some sections are larger than others
            people=dice.randrange(1000),
            authors=2 if dice.random() < 0.2 else 1,
            tags=dice.randrange(1000),
            picture=dice.randrange(1000),
        )

    def _sentence(self, text: str) -> Sentence:
        exact = " ".join(normalise.words(text, self.language))
        return Sentence(text, exact, normalise.stem(text, self.language))


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of plain paragraphs; headings, lists, tables and quotations are left out."""
    for name, _title, text in files.segments(markdown):
        for paragraph in text.split("\n\n") if not name else ():
            if not _NOT_PROSE.match(paragraph):
                plain = " ".join(_INLINE.sub(r"\1", paragraph).split())
                yield from (part for part in _END.split(plain) if 20 < len(part) < 400)


def _body(paragraphs: list[list[Sentence]], pulled: Sentence, dice: random.Random) -> list[dict[str, Any]]:
    """Two blocks of text with a pull quote between them; every fourth story has none."""
    marked = ["<p>" + " ".join([row.html for row in paragraph]) + "</p>" for paragraph in paragraphs]
    if dice.random() < 0.25:
        return [_block("text", "".join(marked), dice)]
    quote = _block("pull_quote", {"text": pulled.text, "attribution": ""}, dice)
    return [_block("text", "".join(marked[:4]), dice), quote, _block("text", "".join(marked[4:]), dice)]


def _block(name: str, value: Any, dice: random.Random) -> dict[str, Any]:
    return {"type": name, "value": value, "id": str(UUID(int=dice.getrandbits(128), version=4))}


@lru_cache(maxsize=100_000)
def _slug(title: str) -> str:
    return slugs.slugify(title, max_length=60)
