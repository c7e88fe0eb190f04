"""What is kept of a text that a reader typed."""

import re
import unicodedata

BLANK_LINES = 2

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
# controls but tab and newline; lone surrogates and noncharacters; overrides, embeddings and other orders to the screen
_NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\u202a-\u202e\u206a-\u206f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# a flag of Scotland is a black flag and letters nobody sees; anywhere else they only hide something
_TAGS = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,8}\U000e007f)|[\U000e0000-\U000e007f]"
)
_UNSEEN_RUN = re.compile(r"([\u00ad\u200b-\u200d\u2060-\u2064\ufeff])\1+")
_ISOLATES, _POP = "\u2066\u2067\u2068", "\u2069"
_NOTHING = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2069\u2800"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_BARE_LINE = re.compile(f"[{_NOTHING}]*")
_MANY_BLANKS = re.compile(f"\n{{{BLANK_LINES + 2},}}")


def clean_text(text: str) -> str:
    """The same words, without what only machines see; "" if people would see nothing. Idempotent.

    NFC; no control characters but tab and newline; no bidi overrides, and isolates in pairs within their line; at most
    two blank lines in a row. Half-spaces (ZWNJ) and joiners stay, one at a time.
    """
    plain = unicodedata.normalize("NFC", _NEVER.sub("", _LINE_END.sub("\n", text)))
    plain = _UNSEEN_RUN.sub(r"\1", _TAGS.sub(lambda tag: tag[1] or "", plain))
    lines = (_paired(line).rstrip() for line in unicodedata.normalize("NFC", plain).split("\n"))
    shown = "\n".join("" if _BARE_LINE.fullmatch(line) else line for line in lines)
    return _MANY_BLANKS.sub("\n" * (BLANK_LINES + 1), shown).strip("\n")


def _paired(line: str) -> str:
    """Without isolates that nothing closes, and closings of nothing."""
    if not any(mark in line for mark in _ISOLATES + _POP):
        return line
    kept, opened = list(line), []
    for at, letter in enumerate(line):
        if letter in _ISOLATES:
            opened.append(at)
        elif letter == _POP and opened:
            opened.pop()
        elif letter == _POP:
            kept[at] = ""
    for at in opened:
        kept[at] = ""
    return "".join(kept)
