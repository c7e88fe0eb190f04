"""What a language code or a line of text says about direction and script."""

# ruff: noqa: SIM905 - rows of codes are read better as words on a line

import re
from typing import Literal

Direction = Literal["ltr", "rtl"]

# Languages written from right to left when their code names no script.
RTL = frozenset(
    "ar arc ary arz aeb acm acq afb apc apd azb bal bgn bqi ckb dv fa glk he iw ji ks lrc mzn nqo"
    " pnb prs ps rhg sam sd sdh skr syr ug ur yi".split()
)
RTL_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())

# Languages a paper may one day publish in: their codes are kept free at the root of the site.
COMMON = frozenset(
    "am ar az be bg bn bs ca ckb cs da de el en eo es et eu fa fi fr ga he hi hr hu hy id it ja ka kk km ko"
    " ku ky lt lv mk mn ms my nb ne nl no pa pl prs ps pt ro ru sk sl so sq sr sv sw ta tg th ti tk tr ug uk"
    " ur uz vi zh".split()
)

_SCRIPTS = {
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrl": "\u0400-\u052f",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Syrc": "\u0700-\u074f",
    "Thaa": "\u0780-\u07bf",
    "Deva": "\u0900-\u097f",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
    "Kana": "\u3040-\u30ff",
    "Hang": "\uac00-\ud7a3",
}
_LETTERS = {name: re.compile(f"(?:(?!\\d)[{ranges}])+") for name, ranges in _SCRIPTS.items()}


def base(code: str) -> str:
    """The language alone: "fa" of "fa-AF" or "fa_AF"; lower case."""
    return code.replace("_", "-").lower().partition("-")[0]


def direction(code: str) -> Direction:
    """Which way a language runs; a script in the code decides ("ar-Latn" is ltr, "ku-Arab" is rtl)."""
    parts = code.replace("_", "-").lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    rtl = scripts[0] in RTL_SCRIPTS if scripts else parts[0] in RTL
    return "rtl" if rtl else "ltr"


def is_rtl(code: str) -> bool:
    return direction(code) == "rtl"


def script_of(text: str) -> str:
    """The script of most letters, by its ISO 15924 name ("Arab"); "" when none is of a script we know."""
    counts = {name: sum(map(len, letters.findall(text))) for name, letters in _LETTERS.items()}
    script = max(counts, key=counts.__getitem__)
    return script if counts[script] else ""
