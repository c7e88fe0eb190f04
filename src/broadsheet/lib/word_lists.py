"""Lists of words and phrases that an edition wants to look at before they are printed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from broadsheet.lib import affixes, language
from broadsheet.lib.masks import spelled_words, unmask
from broadsheet.lib.normalise import words

_SHORTEST = 2  # letters before a * that stands for any ending


class _Entry(NamedTuple):
    typed: str
    words: tuple[str, ...]
    is_open: bool


class WordList:
    """entries: words and phrases as editors type them; a * at the end of one stands for any ending of its last word.

    Whole words are meant, in any spelling; in Arabic whatever is written together with a word may stand before it, in
    Persian endings may follow. Entries without a word are left out.
    """

    def __init__(self, entries: Iterable[str], lang: str = "") -> None:
        self.lang = lang
        is_arabic_script = language.direction(lang) == "rtl"
        self._forms = _forms_in(language.base(lang)) if is_arabic_script else affixes.bare
        self._by_first: dict[str, list[_Entry]] = defaultdict(list)
        self._open_firsts: list[_Entry] = []
        for entry in entries:
            self._enter(entry)

    def _enter(self, typed: str) -> None:
        own = tuple(words(unmask(typed.rstrip("* ")), self.lang))
        if not own:
            return
        entry = _Entry(typed, own, typed.endswith("*") and len(own[-1]) >= _SHORTEST)
        if entry.is_open and len(own) == 1:
            self._open_firsts.append(entry)
        else:
            self._by_first[own[0]].append(entry)

    def found_in(self, text: str) -> list[str]:
        """Entries as they were typed, in the order of the text, each once."""
        plain = unmask(text)
        spelled = [word for run in spelled_words(plain) for word in words(run, self.lang)]
        told = [self._forms(word) for word in (*words(plain, self.lang), *spelled)]
        found = (entry.typed for at in range(len(told)) for entry in self._starting_at(told, at))
        return list(dict.fromkeys(found))

    def _starting_at(self, told: list[tuple[str, ...]], at: int) -> Iterable[_Entry]:
        for form in told[at]:
            yield from (e for e in self._by_first.get(form, ()) if _matches(e, told[at : at + len(e.words)]))
        yield from (e for e in self._open_firsts if any(form.startswith(e.words[0]) for form in told[at]))


def _matches(entry: _Entry, told: Sequence[tuple[str, ...]]) -> bool:
    if len(told) < len(entry.words):
        return False
    *firsts, last = zip(entry.words, told, strict=True)
    if not all(word in forms for word, forms in firsts):
        return False
    word, forms = last
    return word in forms or (entry.is_open and any(form.startswith(word) for form in forms))


def _forms_in(base: str) -> Callable[[str], tuple[str, ...]]:
    return affixes.arabic_fronts if base == "ar" else affixes.persian_ends
