"""Whether words that spell a name mean it: what stands before and after them decides, and in English their capitals."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from broadsheet.lib import affixes, mention_words

BESIDE = re.compile("[ \u00a0]+")
ZWNJ = "\u200c"
_HYPHENS = frozenset("-\u2010\u2011")
_STOP = re.compile("[.!?…؟:\n]")
_LONG = 3  # letters of a part of a word that is written apart


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    raw: str
    key: str

    @property
    def is_capital(self) -> bool:
        return self.raw[0].isupper()


@dataclass(frozen=True)
class Place:
    """`size` words of the text from `at` on, which spell a name. heads: first words of all names, folded."""

    text: str
    words: list[Word]
    at: int
    size: int
    heads: Container[str]

    @property
    def span(self) -> list[Word]:
        return self.words[self.at : self.at + self.size]

    @property
    def after(self) -> Word | None:
        end = self.at + self.size
        return self.words[end] if end < len(self.words) else None

    def opens(self, at: int) -> bool:
        """Whether a sentence begins with this word."""
        if at == 0:
            return True
        before = self.words[at - 1]
        stop = _STOP.search(self.text, before.end, self.words[at].start)
        if stop is None:
            return False
        is_short = before.key in mention_words.ABBREVIATIONS or (len(before.raw) == 1 and before.is_capital)
        return not (stop[0] == "." and is_short)

    def is_beside(self, at: int) -> bool:
        """Whether nothing but a space stands between this word and the one before it."""
        return bool(BESIDE.fullmatch(self.text, self.words[at - 1].end, self.words[at].start))


def in_english(place: Place, named: Sequence[str], *, is_common: bool) -> bool:
    """named: the words of the name as it is written. All languages that have capitals are taken for English."""
    opens = place.opens(place.at)
    pairs = zip(named, place.span, strict=len(named) == place.size)
    if len(named) == place.size and not all(_is_cased(*pair, is_common=is_common) for pair in pairs):
        return False
    if is_common and place.size == 1 and opens:
        return False
    if not any(word.is_capital for word in place.span):
        return not any(word[0].isupper() for word in named)
    return not ((not opens and _is_tail(place)) or _is_beginning(place))


def in_arabic_script(place: Place, parts: int, *, is_common: bool, is_bare: bool, may_part: bool) -> bool:
    """parts: words of the name. is_bare: no prefix hides it. may_part: the language writes parts of words apart."""
    first, after = place.span[0], place.after
    if not _is_parted_so(place, parts, may_part=may_part):
        return False
    previous = place.words[place.at - 1].key if place.at and place.is_beside(place.at) else ""
    fronts = affixes.arabic_fronts(previous) if previous else ()
    if is_common:
        return any(word in mention_words.TELLING for word in fronts)
    if is_bare and first and any(_names_after(word, first.key) for word in fronts):
        return False
    if after is None:
        return True
    gap = place.text[place.span[-1].end : after.start]
    makes_adjective = gap == ZWNJ and after.key == affixes.RELATION  # ترکیه‌ای is Turkish
    return not makes_adjective and not (BESIDE.fullmatch(gap) and after.key in mention_words.NAMES_ON)


def _names_after(before: str, key: str) -> bool:
    """Whether this word makes a longer name of the one behind it: the Bank of Jordan, South Sudan."""
    return before in mention_words.NAMED_AFTER or key in mention_words.COUNTRIES_OF.get(before, ())


def _is_parted_so(place: Place, size: int, *, may_part: bool) -> bool:
    """Whether the words are parted as in the name: «إلى من» is not اليمن. Persian may part long words: خاور میانه."""
    parts = [word for word in place.span if word.key != affixes.EZAFE]
    if len(parts) == size or not may_part:
        return len(parts) == size
    return len(parts) < size or all(len(word.key) >= _LONG for word in parts)


def _is_cased(named: str, word: Word, *, is_common: bool) -> bool:
    """Whether a word of the text has the capitals that the name has."""
    if not named[0].isupper() or word.key in mention_words.PARTICLES:
        return True
    if not word.is_capital:
        return False
    is_acronym = len(named) > 1 and named.isupper()
    if not is_acronym or word.raw.isupper():
        return True
    return len(named) > 3 and not is_common  # Nato is NATO, Who is not WHO


def _is_tail(place: Place) -> bool:
    """Whether a capital before the name makes it the end of a longer one: South Sudan, Bank of England."""
    words, at = place.words, place.at - 1
    if place.text[words[at].end : words[place.at].start] in _HYPHENS:
        return words[at].is_capital and words[at].key not in place.heads
    if not place.is_beside(place.at):
        return False
    while at > 0 and words[at].key in ("of", "the") and not words[at].is_capital:
        at -= 1
    if at == place.at - 1:
        return _makes_longer(place, at)
    return words[at + 1].key == "of" and _names_by_of(place, at)


def _names_by_of(place: Place, at: int) -> bool:
    """Bank of Jordan is a name; King Abdullah of Jordan is a man, whom his title tells."""
    first = at
    while first and place.words[first - 1].is_capital and place.is_beside(first):
        first -= 1
    if any(word.key in mention_words.ROLES for word in place.words[first : at + 1]):
        return False
    return _makes_longer(place, at, is_apart=True)


def _makes_longer(place: Place, at: int, *, is_apart: bool = False) -> bool:
    word = place.words[at]
    if not word.is_capital or word.key in mention_words.ROLES:
        return False
    if word.key in mention_words.MAKERS:
        return True
    is_beside_name = not is_apart and (word.key in place.heads or _is_demonym(word))
    if word.key in mention_words.OPENERS or is_beside_name:
        return False
    is_plural = is_apart and word.key.endswith("s")  # "Envoys of …" opens a sentence and names nothing
    return not (place.opens(at) and (is_plural or word.raw.lower() in place.text))


def _is_beginning(place: Place) -> bool:
    """Whether a capital after the name makes it the beginning of a longer one: New York Times."""
    after = place.after
    if after is None:
        return False
    gap = place.text[place.span[-1].end : after.start]
    if not (BESIDE.fullmatch(gap) or gap in _HYPHENS):
        return False
    return after.is_capital and after.key not in mention_words.ROLES and after.key not in place.heads


def _is_demonym(word: Word) -> bool:
    """Iranian, Lebanese, Kurdish, Yemeni, German: said of a name, not part of it."""
    return len(word.key) > 4 and word.key.endswith(("ian", "ese", "ish", "i", "an", "ic"))
