"""Words of a story that open a topic's card: where they stand in its printed text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from broadsheet.lib.mentions import Finder, Name
from broadsheet.topics.cards import TopicCard

MOST = 6  # cards of one story
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_CLOSED = frozenset(
    {"a", "button", "h2", "h3", "h4", "cite", "figcaption"}
)  # what is there says something already
_INLINE = frozenset({"b", "i", "em", "strong", "sub", "sup", "s", "a", "cite"})


@dataclass(frozen=True)
class Term:
    """text: the words that an editor confirmed."""

    text: str
    card: TopicCard


@dataclass(frozen=True)
class Marked:
    """blocks: the printed ones, with the terms marked; cards: those that a word of them opens."""

    blocks: tuple[SafeString, ...]
    cards: tuple[TopicCard, ...]


def mark(blocks: Sequence[tuple[bool, str]], terms: Sequence[Term], language_code: str) -> Marked:
    """Mark the first mention of each term. blocks: (whether it is running text, its HTML).

    Found as names are found, so that "South Sudan" opens no card of Sudan; what an editor chose against those rules
    is looked for to the letter.
    """
    finder = Finder([Name(n, term.text) for n, term in enumerate(terms)], language_code)
    spans: dict[int, tuple[int, int, int]] = {}
    for place, (is_text, source) in enumerate(blocks):
        for number, start, end in _found(source, finder) if is_text and terms else ():
            spans.setdefault(number, (place, start, end))
    for number, term in enumerate(terms):
        if number not in spans and (span := _literal(blocks, term.text, spans)):
            spans[number] = span
    chosen = dict(sorted(spans.items(), key=lambda row: row[1])[:MOST])
    marked = [
        _insert(source, {(start, end): terms[n] for n, (at, start, end) in chosen.items() if at == place})
        for place, (_is_text, source) in enumerate(blocks)
    ]
    return Marked(tuple(marked), tuple(terms[n].card for n in chosen))


def _found(source: str, finder: Finder) -> list[tuple[int, int, int]]:
    plain, closed = _plain(source)
    return [
        (key, start, end)
        for key, start, end in finder.find(plain)
        if not any(first < end and start < last for first, last in closed)
    ]


def _literal(
    blocks: Sequence[tuple[bool, str]], text: str, taken: dict[int, tuple[int, int, int]]
) -> tuple[int, int, int] | None:
    pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    for place, (is_text, source) in enumerate(blocks):
        plain, closed = _plain(source) if is_text else ("", [])
        closed = closed + [(start, end) for at, start, end in taken.values() if at == place]
        for match in pattern.finditer(plain):
            if not any(first < match.end() and match.start() < last for first, last in closed):
                return place, match.start(), match.end()
    return None


def _plain(source: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of HTML, every letter in its place, and the spans where nothing is marked: tags and what is closed."""
    plain, closed, open_since = list(source), [], []
    for tag in _TAG.finditer(source):
        filler = " " if tag[2] in _INLINE else "\n"
        plain[tag.start() : tag.end()] = filler * (tag.end() - tag.start())
        closed.append(tag.span())
        if tag[2] in _CLOSED and not tag[1]:
            open_since.append(tag.start())
        elif tag[2] in _CLOSED and open_since:
            closed.append((open_since.pop(), tag.end()))
    return "".join(plain), closed


def _insert(source: str, terms: dict[tuple[int, int], Term]) -> SafeString:
    parts, at = [], 0
    for (start, end), term in sorted(terms.items(), key=lambda row: row[0]):
        words = mark_safe(source[start:end])  # noqa: S308  # as the templates printed it
        button = '<button class="topic-term" type="button" popovertarget="topic-{}">{}</button>'
        parts += [source[at:start], format_html(button, term.card.page_id, words)]
        at = end
    return mark_safe("".join([*parts, source[at:]]))  # noqa: S308  # printed by templates
