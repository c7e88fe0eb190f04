"""Tricks by which a word is hidden from rules while people still read it: taken off, so that rules see it too."""

import re
import unicodedata

# what looks like a Latin letter, by that letter; used only in words that mix scripts
_ALIKE = {
    "a": "аα", "b": "вβ", "c": "сϲ", "d": "ԁ", "e": "еєε", "g": "ɡ", "h": "һн", "i": "іιɩ", "j": "јϳ", "k": "кκ",
    "l": "ӏ", "m": "м", "n": "ոη", "o": "оοσ", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υս",
    "v": "νѵ", "w": "ԝω", "x": "хχ", "y": "уγү", "z": "ᴢ",
}  # fmt: skip
_LATIN_FOR = {ord(other): letter for letter, others in _ALIKE.items() for other in others}
_LATIN_FOR |= {
    ord(chr(other).upper()): letter.upper()
    for other, letter in list(_LATIN_FOR.items())
    if len(chr(other).upper()) == 1
}

_OTHER = "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u0261\u0269\u1d22"
_LETTER = "[^\\W\\d_]"
_MIXED = re.compile(f"(?<!{_LETTER})(?={_LETTER}*?[A-Za-z])(?={_LETTER}*?[{_OTHER}]){_LETTER}++")
# half-spaces belong into words of Arabic, Indic and other scripts, never between these letters
_PARTED = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_UNSEEN = re.compile(f"(?<=[{_PARTED}])[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+(?=[{_PARTED}])")
_SPELLED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .*_~|-][^\W\d_](?![^\W_])){2,}+")
_BRACKETED = re.compile(rf"(?<={_LETTER})[\[({{|]({_LETTER}++)[\])}}|]")


def unmask(text: str) -> str:
    """The text with its words whole and each in one script: «ѕраm», «sp[am]» and «ｓｐａｍ» are spam.

    What is written in one script stays as it is.
    """
    plain = text
    if not text.isascii():
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
        plain = _MIXED.sub(lambda word: word[0].translate(_LATIN_FOR), plain)
    return _BRACKETED.sub(r"\1", plain)


def spelled_words(text: str) -> list[str]:
    """Words spelled letter by letter, put together: «f r e e» and «f.r.e.e» are free. Of unmasked text."""
    return [re.sub(r"[\W_]", "", word) for word in _SPELLED.findall(text)]
