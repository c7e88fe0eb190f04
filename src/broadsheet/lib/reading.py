"""How long a text is, and how long it takes to read."""

import re

from broadsheet.lib import language

WORDS_A_MINUTE = 220
WORDS_A_MINUTE_IN_ARABIC_SCRIPT = 180
_IN_ARABIC_SCRIPT = language.RTL - {"arc", "dv", "he", "iw", "ji", "nqo", "rhg", "sam", "syr", "yi"}

_DASH_BETWEEN_WORDS = re.compile("[\u2013\u2014/]")
_WORD = re.compile(r"\S*[^\W_]\S*")


def count_words(text: str) -> int:
    """Words as a reader counts them: «می‌خواهم» and well-known are one, a dash alone is none. Plain text."""
    return len(_WORD.findall(_DASH_BETWEEN_WORDS.sub(" ", text)))


def minutes(words: int, language_code: str) -> int:
    """Whole minutes to read so many words; one for anything short, none for nothing."""
    in_arabic = language.base(language_code) in _IN_ARABIC_SCRIPT and language.is_rtl(language_code)
    pace = WORDS_A_MINUTE_IN_ARABIC_SCRIPT if in_arabic else WORDS_A_MINUTE
    return max(1, round(words / pace)) if words else 0
