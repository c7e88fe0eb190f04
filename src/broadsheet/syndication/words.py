"""Words as other programs bear them."""

import re

# XML 1.0 knows none of these, and one of them in a headline would break a whole feed
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(words: str) -> str:
    return _UNPRINTABLE.sub("", words)


def line(words: str) -> str:
    """One line of printable words, white space single."""
    return " ".join(printable(words).split())


def shorten(words: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that loses little, with an ellipsis."""
    words = line(words)
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    whole, _space, rest = cut.rpartition(" ")
    kept = whole if whole and len(rest) < limit // 3 else cut
    return kept.rstrip(" ,;:–—-،؛.") + "…"
