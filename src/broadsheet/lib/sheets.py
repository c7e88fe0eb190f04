"""What may stand in a cell of a spreadsheet."""

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for something to reckon
BLANK = " \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"

_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # no file of a spreadsheet holds them


def harmless(text: str) -> str:
    """What would be reckoned begins with an apostrophe; what no sheet can hold is replaced."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if text.lstrip(BLANK).startswith(FORMULA) else text
