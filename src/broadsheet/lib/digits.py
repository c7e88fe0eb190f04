"""Numbers in the digits of an edition: for words about to be shown. Search folds digits in `normalise`."""

import re
from typing import Literal

Digits = Literal["latn", "arab", "arabext"]

_LATIN = "0123456789"
_NATIVE: dict[Digits, str] = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_TO_LATIN = str.maketrans("".join(_NATIVE.values()), _LATIN * 2)
_TO_NATIVE = {digits: str.maketrans(_LATIN, own) for digits, own in _NATIVE.items()}

_WORD = re.compile(r"\S+")
_LATIN_LETTER = re.compile("[A-Za-z]")
_NATIVE_SIGN = re.compile("(?<=[0-9])(?:[٬٫](?=[0-9])|٪)")
_RUN = re.compile("[0-9]+(?:[.,][0-9]+)*%?")
_AMOUNT = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
_LATIN_SIGNS = str.maketrans("٬٫٪", ",.%")
_NATIVE_SIGNS = str.maketrans(",.%", "٬٫٪")


def localise(text: str, digits: Digits) -> str:
    """Plain text (no HTML, no addresses) with its numbers in one set of digits, whichever they were typed in.

    The signs of an amount follow: 1,234.5% is ۱٬۲۳۴٫۵٪; a date or a version (1.11.2026) keeps its dots.
    Native digits are not put into a word with a Latin letter in it: F-16 is a name.
    """
    if digits == "latn":
        return _in_latin(text)
    return _WORD.sub(lambda word: _in_native(word[0], digits), text)


def _in_latin(text: str) -> str:
    return _NATIVE_SIGN.sub(lambda sign: sign[0].translate(_LATIN_SIGNS), text.translate(_TO_LATIN))


def _in_native(word: str, digits: Digits) -> str:
    if _LATIN_LETTER.search(word):
        return word
    return _RUN.sub(lambda run: _with_signs(run[0]).translate(_TO_NATIVE[digits]), _in_latin(word))


def _with_signs(number: str) -> str:
    return number.translate(_NATIVE_SIGNS) if _AMOUNT.fullmatch(number) else number
