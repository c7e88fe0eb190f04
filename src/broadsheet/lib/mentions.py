"""Where a text speaks of what has a name: names and aliases found as people write them, the longest first.

Nothing is guessed about meaning. English: capitals decide, and a name inside a longer proper name is none ("New York
Times" is not "New York"). Arabic: و، ف، ب، ل، ك and the article may stand before a name in one word. Persian: plural
and ezafe may follow it, with or without a half-space. Spelling is folded by `normalise`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from broadsheet.lib import affixes, language, mention_words
from broadsheet.lib.normalise import normalise

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200d"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}])*")
_WITHIN = re.compile("[ \u00a0]+|[-\u2010\u2011'’&.]| & ")  # between the words of a name
_WITHIN_ARABIC = re.compile("[ \u00a0]+|[\u200c-]")
_BESIDE = re.compile("[ \u00a0]+")
_HYPHENS = frozenset("-\u2010\u2011")
_STOP = re.compile("[.!?…؟:\n]")
_ZWNJ = "\u200c"

_LONG = 3  # letters of a part of a word that is written apart
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


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    raw: str
    key: str

    @property
    def is_capital(self) -> bool:
        return self.raw[0].isupper()


class Finder:
    """names: of one edition, in its language. Of two names written alike the first is taken."""

    def __init__(self, names: Iterable[Name], lang: str) -> None:
        self.is_arabic = language.direction(lang) == "rtl"
        self.fronts, self.ends = (
            (affixes.arabic_fronts, affixes.bare)
            if language.base(lang) == "ar"
            else (affixes.bare, affixes.bare)
        )
        if self.is_arabic and language.base(lang) != "ar":
            self.ends = affixes.persian_ends
        self.may_part = self.ends is affixes.persian_ends
        self.glue = "" if self.is_arabic else " "
        self.names: dict[str, list[tuple[Name, Sequence[str]]]] = defaultdict(list)
        self.heads: set[str] = set()
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
            self.longest = max(self.longest, len(keys) + 2 * self.is_arabic)

    def _head(self, joined: str) -> str:
        return joined[:_HEAD] if self.is_arabic else joined.partition(" ")[0]

    def find(self, text: str) -> list[Found]:
        """In the order of the text; spans do not overlap."""
        words = [_Word(m.start(), m.end(), m[0], _fold(m[0])) for m in _WORD.finditer(text)]
        found, at = [], 0
        while at < len(words):
            match = self._longest_at(text, words, at)
            if match:
                found.append(match[0])
            at += match[1] if match else 1
        return found

    def _longest_at(self, text: str, words: list[_Word], at: int) -> tuple[Found, int] | None:
        """The match that begins with this word, and of how many words it is."""
        fronts = self.fronts(words[at].key)
        if not self.is_arabic and words[at].key not in self.heads:
            return None
        for size in range(self._reach(text, words, at), 0, -1):
            for joined in self._spellings(words[at : at + size], fronts):
                for name, raw in self.names.get(joined, ()):
                    span = words[at : at + size]
                    if self._is_meant(text, words, at, size, name, raw, is_bare=joined.startswith(fronts[0])):
                        return Found(name.key, span[0].start, self._end(text, words, at + size)), size
        return None

    def _reach(self, text: str, words: list[_Word], at: int) -> int:
        """How many words from here may be one name: nothing but joints stands between them."""
        joint = _WITHIN_ARABIC if self.is_arabic else _WITHIN
        size = 1
        while size < self.longest and at + size < len(words):
            if not joint.fullmatch(text, words[at + size - 1].end, words[at + size].start):
                break
            size += 1
        return size

    def _spellings(self, span: list[_Word], fronts: Sequence[str]) -> Iterator[str]:
        is_ezafe = {affixes.EZAFE} if self.is_arabic else set()  # اتحادیه‌ی اروپا is اتحادیهٔ اروپا
        rest = [word.key for word in span[1:] if word.key not in is_ezafe]
        for front in fronts:
            keys = [front, *rest]
            joined = self.glue.join(keys)
            if self.is_arabic and not any(joined[:n] in self.heads for n in range(_SHORTEST, _HEAD + 1)):
                continue
            yield joined
            for end in self.ends(keys[-1])[1:]:
                yield self.glue.join([*keys[:-1], end])

    def _end(self, text: str, words: list[_Word], after: int) -> int:
        """A Persian ending behind a half-space belongs to the word."""
        end = words[after - 1].end
        if self.is_arabic and text[end : end + 1] == _ZWNJ and after < len(words):
            following = words[after]
            if following.start == end + 1 and following.key in affixes.PERSIAN_ENDS:
                return following.end
        return end

    def _is_meant(
        self,
        text: str,
        words: list[_Word],
        at: int,
        size: int,
        name: Name,
        raw: Sequence[str],
        *,
        is_bare: bool,
    ) -> bool:
        before = words[at - 1] if at else None
        after = words[at + size] if at + size < len(words) else None
        if self.is_arabic:
            if not self._is_parted_so(words[at : at + size], len(raw)):
                return False
            return self._is_meant_in_arabic(
                text, words[at], words[at + size - 1], before, after, name, is_bare
            )
        span = words[at : at + size]
        opens = _opens(text, words, at)
        if len(raw) == size and not all(_cased(*pair, name, opens) for pair in zip(raw, span, strict=True)):
            return False
        if name.is_common and size == 1 and opens:
            return False
        if not any(word.is_capital for word in span):
            return not any(letter.isupper() for letter in name.text)
        return not (self._is_tail(text, words, at, opens) or self._is_beginning(text, span[-1], after))

    def _is_tail(self, text: str, words: list[_Word], at: int, opens: bool) -> bool:
        """Whether a capital before the name makes it the end of a longer one: South Sudan, Bank of England."""
        if opens or at == 0:
            return False
        word, gap = words[at - 1], text[words[at - 1].end : words[at].start]
        if gap in _HYPHENS:
            return word.is_capital and word.key not in self.heads
        if not _BESIDE.fullmatch(gap):
            return False
        place = at - 1
        while place > 0 and words[place].key in ("of", "the") and not words[place].is_capital:
            place -= 1
        if place < at - 1:
            return words[place + 1].key == "of" and self._names_by_of(text, words, place)
        return self._makes_longer(text, words, place)

    def _names_by_of(self, text: str, words: list[_Word], place: int) -> bool:
        """Bank of Jordan is a name; King Abdullah of Jordan is a man, whom his title tells."""
        first = place
        while (
            first
            and words[first - 1].is_capital
            and _BESIDE.fullmatch(text, words[first - 1].end, words[first].start)
        ):
            first -= 1
        if any(word.key in mention_words.ROLES for word in words[first : place + 1]):
            return False
        return self._makes_longer(text, words, place, is_apart=True)

    def _makes_longer(self, text: str, words: list[_Word], place: int, *, is_apart: bool = False) -> bool:
        word = words[place]
        if not word.is_capital or word.key in mention_words.ROLES:
            return False
        if word.key in mention_words.MAKERS:
            return True
        if word.key in mention_words.OPENERS or (
            not is_apart and (word.key in self.heads or _is_demonym(word))
        ):
            return False
        is_plural = is_apart and word.key.endswith("s")  # "Envoys of …" opens a sentence and names nothing
        return not (_opens(text, words, place) and (is_plural or word.raw.lower() in text))

    def _is_beginning(self, text: str, last: _Word, after: _Word | None) -> bool:
        """Whether a capital after the name makes it the beginning of a longer one: New York Times."""
        if after is None:
            return False
        gap = text[last.end : after.start]
        if not (_BESIDE.fullmatch(gap) or gap in _HYPHENS):
            return False
        return after.is_capital and after.key not in mention_words.ROLES and after.key not in self.heads

    def _is_parted_so(self, span: list[_Word], size: int) -> bool:
        """Whether the words are parted as in the name: «إلى من» is not اليمن.

        Persian may part long words: خاور میانه.
        """
        parts = [word for word in span if word.key != affixes.EZAFE]
        if len(parts) == size or not self.may_part:
            return len(parts) == size
        return len(parts) < size or all(len(word.key) >= _LONG for word in parts)

    def _is_meant_in_arabic(
        self,
        text: str,
        first: _Word,
        last: _Word,
        before: _Word | None,
        after: _Word | None,
        name: Name,
        is_bare: bool,
    ) -> bool:
        previous = before.key if before and _BESIDE.fullmatch(text, before.end, first.start) else ""
        following = after.key if after and _BESIDE.fullmatch(text, last.end, after.start) else ""
        if name.is_common:
            return any(word in mention_words.TELLING for word in affixes.arabic_fronts(previous))
        is_after = is_bare and any(
            word in mention_words.NAMED_AFTER for word in affixes.arabic_fronts(previous)
        )
        return not is_after and following not in mention_words.NAMES_ON


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    return normalise(word)


def _cased(named: str, word: _Word, name: Name, opens: bool) -> bool:
    """Whether a word of the text has the capitals that the name has."""
    if not named[0].isupper() or word.key in mention_words.PARTICLES:
        return True
    if not word.is_capital:
        return False
    is_acronym = len(named) > 1 and named.isupper()
    if not is_acronym or word.raw.isupper():
        return True
    return len(named) > 3 and not name.is_common  # Nato is NATO, Who is not WHO


def _opens(text: str, words: list[_Word], at: int) -> bool:
    """Whether a sentence begins with this word."""
    if at == 0:
        return True
    before = words[at - 1]
    stop = _STOP.search(text, before.end, words[at].start)
    if stop is None:
        return False
    is_short = before.key in mention_words.ABBREVIATIONS or (len(before.raw) == 1 and before.is_capital)
    return not (stop[0] == "." and is_short)


def _is_demonym(word: _Word) -> bool:
    """Iranian, Lebanese, Kurdish, Yemeni, German: said of a name, not part of it."""
    return len(word.key) > 4 and word.key.endswith(("ian", "ese", "ish", "i", "an", "ic"))
