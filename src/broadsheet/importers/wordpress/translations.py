"""qTranslate and its heirs keep all languages of a text in one field.

`<!--:fr-->…<!--:en-->…<!--:-->`, `[:fr]…[:en]…[:]` or `{:fr}…{:en}…{:}`.
"""

import re

MARK = re.compile(r"<!--:([a-z]{2,3})?-->|\[:([a-z]{2,3})?\]|\{:([a-z]{2,3})?\}")


def languages(text: str) -> list[str]:
    """The languages that the text says it is in, in its order; none for a plain text."""
    return list(dict.fromkeys(code for match in MARK.finditer(text) if (code := _code(match))))


def choose(text: str, language_code: str) -> str:
    """The text in one language with what belongs to all; the first one it has, if that is missing."""
    spoken = languages(text)
    if not spoken:
        return text
    short = language_code.partition("-")[0]
    chosen, current = short if short in spoken else spoken[0], ""
    kept, place = [], 0
    for match in MARK.finditer(text):
        if current in ("", chosen):
            kept.append(text[place : match.start()])
        current, place = _code(match), match.end()
    if current in ("", chosen):
        kept.append(text[place:])
    return "".join(kept)


def _code(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""
