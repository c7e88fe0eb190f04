"""Where a text speaks of what has a name: names and aliases found as people write them, the longest first.

Nothing is guessed about meaning. English: capitals decide, and a name inside a longer proper name is none ("New York
Times" is not "New York"). Arabic: و، ف، ب، ل، ك and the article may stand before a name in one word. Persian: plural
and ezafe may follow it, with or without a half-space. Spelling is folded by `normalise`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from broadsheet.lib import affixes, language, mention_rules
from broadsheet.lib.mention_rules import ZWNJ, Place, Word
from broadsheet.lib.normalise import normalise

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200d"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}])*")
_WITHIN = re.compile("[ \u00a0]+|[-\u2010\u2011'’&.]| & ")  # between the words of a name
_WITHIN_ARABIC = re.compile("[ \u00a0]+|[\u200c-]")

_SHORTEST, _HEAD = 2, 4  # letters of a name that prefixes may hide; letters by which names are looked up


class Name(NamedTuple):
    """key: whose name it is. is_common: it is a word of the language too, so more care is taken."""

    key: int
    text: str
    is_common: bool = False


class Found(NamedTuple):
    """The span in the text: a whole word with its prefixes, without a possessive."""

    key: int
    start: int
    end: int


class Finder:
    """names: of one edition, in its language. Of two names written alike the first is taken."""

    def __init__(self, names: Iterable[Name], lang: str) -> None:
        self.is_arabic = language.direction(lang) == "rtl"
        is_prefixed = language.base(lang) == "ar"
        self.may_part = self.is_arabic and not is_prefixed
        self.fronts = affixes.arabic_fronts if is_prefixed else affixes.bare
        self.ends = affixes.persian_ends if self.may_part else affixes.bare
        self.glue = "" if self.is_arabic else " "
        self.names: dict[str, list[tuple[Name, Sequence[str]]]] = defaultdict(list)
        self.heads: set[str] = set()
        self.beginnings: set[str] = set()  # shorter than a head: the first part of a word written apart
        self.longest = 0
        for name in names:
            self._enter(name)

    def _enter(self, name: Name) -> None:
        raw = _WORD.findall(name.text)
        keys = [_fold(word) for word in raw]
        joined = self.glue.join(keys)
        if joined:
            self.names[joined].append((name, raw))
            self.heads.add(self._head(joined))
            self.beginnings.update(joined[:n] for n in range(1, _HEAD))
            self.longest = max(self.longest, len(keys) + 2 * self.is_arabic)

    def _head(self, joined: str) -> str:
        return joined[:_HEAD] if self.is_arabic else joined.partition(" ")[0]

    def find(self, text: str) -> list[Found]:
        """In the order of the text; spans do not overlap."""
        words = [Word(m.start(), m.end(), m[0], _fold(m[0])) for m in _WORD.finditer(text)]
        found, at = [], 0
        while at < len(words):
            match = self._longest_at(text, words, at)
            if match:
                found.append(match[0])
            at += match[1] if match else 1
        return found

    def _longest_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        """The match that begins with this word, and of how many words it is."""
        key = words[at].key
        fronts = [front for front in self.fronts(key) if self._may_begin(front)]
        if not fronts:
            return None
        for size in range(self._reach(text, words, at), 0, -1):
            for joined in self._spellings(words[at : at + size], fronts):
                for name, raw in self.names.get(joined, ()):
                    place = Place(text, words, at, size, self.heads)
                    if self._is_meant(place, name, raw, is_bare=joined.startswith(key)):
                        return Found(name.key, words[at].start, self._end(text, words, at + size)), size
        return None

    def _may_begin(self, front: str) -> bool:
        """Whether a name may begin with this word; most words of a text begin none."""
        if not self.is_arabic:
            return front in self.heads
        return front in self.beginnings or any(front[:n] in self.heads for n in range(_SHORTEST, _HEAD + 1))

    def _reach(self, text: str, words: list[Word], at: int) -> int:
        """How many words from here may be one name: nothing but joints stands between them."""
        joint = _WITHIN_ARABIC if self.is_arabic else _WITHIN
        size = 1
        while size < self.longest and at + size < len(words):
            if not joint.fullmatch(text, words[at + size - 1].end, words[at + size].start):
                break
            size += 1
        return size

    def _spellings(self, span: list[Word], fronts: Sequence[str]) -> Iterator[str]:
        is_ezafe = {affixes.EZAFE} if self.is_arabic else set()  # اتحادیه‌ی اروپا is اتحادیهٔ اروپا
        rest = [word.key for word in span[1:] if word.key not in is_ezafe]
        for front in fronts:
            keys = [front, *rest]
            yield self.glue.join(keys)
            for end in self.ends(keys[-1])[1:]:
                yield self.glue.join([*keys[:-1], end])

    def _end(self, text: str, words: list[Word], after: int) -> int:
        """A Persian ending behind a half-space belongs to the word."""
        end = words[after - 1].end
        if self.is_arabic and text[end : end + 1] == ZWNJ and after < len(words):
            following = words[after]
            if following.start == end + 1 and following.key in affixes.PERSIAN_ENDS:
                return following.end
        return end

    def _is_meant(self, place: Place, name: Name, raw: Sequence[str], *, is_bare: bool) -> bool:
        if not self.is_arabic:
            return mention_rules.in_english(place, raw, is_common=name.is_common)
        return mention_rules.in_arabic_script(
            place, len(raw), is_common=name.is_common, is_bare=is_bare, may_part=self.may_part
        )


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    return normalise(word)
