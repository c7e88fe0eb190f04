"""One spelling for each word, so that what a reader types meets what a reporter wrote.

`normalise` folds spelling and keeps the word; `stem` also takes endings and clitics away. Both serve
searching only: nothing folded here is ever shown. Index and query must name the same language.

Half-spaces (ZWNJ) in Persian: a bound affix joins its word however it was typed, so «می‌خواهم», «میخواهم»
and «می خواهم» are one word, like «کتاب‌ها», «کتابها» and «کتاب ها»; any other half-space parts words, so
«دانش‌آموز» meets «دانش آموز». Across a plain space affixes join in Persian, and in text of no stated
language too, but there «می» only if typed with the Persian letter: «مي» is also an Arabic name.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from broadsheet.lib import arabic, language

ZWNJ = "\u200c"

_VOWEL_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff"
)
_TATWEEL = "\u0640"
_UNSEEN = "\u00ad\u034f\u061c\u180b-\u180f\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_ONE_LETTER = {
    "ا": "ٱٲٳ",
    "ي": "ىیېۍێےۓ",
    "ك": "کڪڬ",
    "ه": "ةۀەہۂۃھ",
    "و": "ۆۊ",
    "ر": "ڕ",
    "ل": "ڵ",
    ZWNJ: "\u200b",
    ".": "٫",
    ",": "٬،",
    "%": "٪",
    ";": "؛",
    "?": "؟",
    "'": "’‘ʼʾʿ",
    "d": "đð",
    "h": "ħ",
    "i": "ı",
    "l": "ł",
    "o": "ø",
    "t": "ŧ",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
} | {str(n): chr(0x660 + n) + chr(0x6F0 + n) for n in range(10)}
_FOLD: dict[int, str] = {ord(old): new for new, olds in _ONE_LETTER.items() for old in olds}

_DROPPED = re.compile(f"[{_VOWEL_MARKS}{_TATWEEL}{_UNSEEN}]+")
# й, ї, ў are letters of their own in Cyrillic; accents there, and the dots of ё, are not.
_ACCENTS = re.compile("[\u0300\u0301]|(?<=е)\u0308|(?<![\u0400-\u04ff])[\u0300-\u036f]")

_PERSIAN = frozenset({"fa", "prs"})
_ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3]"
_PREFIX = f"(?<!\\w)(ن?مي)[{{}}{ZWNJ}]+(?={_ARABIC_LETTER})"
_SUFFIX = f"(?<={_ARABIC_LETTER})[{{}}{ZWNJ}]+(ها(?:ي(?:ي|م|ت|ش|مان|تان|شان)?)?|تر(?:ين)?)(?!\\w)"
_PREFIX_APART, _PREFIX_HALF_APART = re.compile(_PREFIX.format(" ")), re.compile(_PREFIX.format(""))
_SUFFIX_APART, _SUFFIX_HALF_APART = re.compile(_SUFFIX.format(" ")), re.compile(_SUFFIX.format(""))
_TYPED_IN_PERSIAN = re.compile(f"(?<!\\w)(ن?می)[\\s{ZWNJ}]+(?={_ARABIC_LETTER})")

_MARKS = "".join(c for c in map(chr, range(0x300, 0xAC00)) if unicodedata.category(c).startswith("M"))
_WORD = re.compile(f"[^\\W_][^\\W_{_MARKS}]*(?:[{_MARKS}]+[^\\W_]*)*")
_TYPED_WORD = re.compile(f"[^\\W_](?:[^\\W_{_MARKS}]|[{_MARKS}]|['’](?=[^\\W_]))*")


def normalise(text: str, lang: str = "") -> str:
    """Text folded for comparing: the same for every way of typing the same words. Idempotent.

    Yeh, kaf, heh and alef become one letter each, digits ASCII, Latin letters plain and small; vowel marks,
    tatweel and invisible characters go; white space is single. `lang` (a code, or "") decides only about
    half-spaces.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    name = language.base(lang)
    typed = text if name else _TYPED_IN_PERSIAN.sub(rf"\1{ZWNJ}", text)
    folded = " ".join(_fold(typed).split())
    if not folded.isascii():
        folded = _join_affixes(folded, name)
    return " ".join(folded.replace(ZWNJ, " ").split())


def words(text: str, lang: str = "") -> list[str]:
    """The normalised words of a text in their order; what is neither letter, mark nor digit parts them."""
    return _WORD.findall(normalise(text, lang))


def stem(text: str, lang: str) -> str:
    """The normalised stems of a text, in order, a space apart; its words where the language is unknown."""
    name = language.base(lang)
    if name == "ar":
        return " ".join(map(arabic.light_stem, words(text, name)))
    if name in _PERSIAN:
        return " ".join(map(_persian_stem, words(text, name)))
    if name not in _SNOWBALL:
        return " ".join(words(text, name))
    return " ".join(filter(None, (_stem_word(_SNOWBALL[name], word) for word in _typed_words(text, name))))


def has_mixed_yeh(text: str) -> bool:
    """Whether a text has both the Arabic ي (or ى) and the Persian ی: in Persian a slip of the keyboard."""
    return "ی" in text and ("ي" in text or "ى" in text)


def unbalanced_quotes(text: str, lang: str) -> list[int]:
    """Offsets of the quotation marks without a partner; empty when all is well.

    Straight double quotes pair up in twos. A mark that opens again at the head of a paragraph goes on with
    the quotation above it and needs no partner. Single quotes are left alone: they are apostrophes too.
    """
    closing_of = _PAIRS.get(language.base(lang), _PAIRS[""])
    opening_of = {closing: opening for opening, closing in closing_of.items()}
    open_marks: list[tuple[int, str]] = []
    strays: list[int] = []
    for match in re.finditer('[«»“”„"]', text):
        at, mark = match.start(), match.group()
        innermost = open_marks[-1][1] if open_marks else ""
        if opening_of.get(mark) == innermost:
            open_marks.pop()
        elif mark in closing_of:
            if not (innermost == mark and text[:at].endswith("\n")):
                open_marks.append((at, mark))
        else:
            strays.append(at)
    return sorted(strays + [at for at, _ in open_marks])


_PAIRS = {
    "": {"«": "»", "“": "”", '"': '"'},
    "de": {"„": "“", "»": "«", '"': '"'},
    "da": {"»": "«", "„": "“", "”": "”", '"': '"'},
    "fi": {"”": "”", "»": "»", '"': '"'},
    "sv": {"”": "”", "»": "»", '"': '"'},
} | {code: {"„": "”", "«": "»", "»": "«", '"': '"'} for code in ("pl", "hu", "ro")}
_PAIRS |= {
    code: {"„": "“", "«": "»", '"': '"'} for code in ("bg", "cs", "lt", "ru", "sk", "sl", "uk", "sr", "hr")
}


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = _DROPPED.sub("", text.translate(_FOLD))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text))


def _join_affixes(text: str, name: str) -> str:
    prefix = _PREFIX_APART if name in _PERSIAN else _PREFIX_HALF_APART
    suffix = _SUFFIX_APART if name in _PERSIAN or not name else _SUFFIX_HALF_APART
    return suffix.sub(r"\1", prefix.sub(r"\1", text))


_SNOWBALL = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_PERSIAN_LETTERS = str.maketrans("يك", "یک")
_PERSIAN_PLURAL = re.compile("(?<=..)ها(?:ي(?:ي|م|ت|ش|مان|تان|شان)?)?$")
_PERSIAN_ADJECTIVE = re.compile("(?<=....)ي$")
_stemmers = threading.local()  # a Snowball object must not serve two threads at once


def _typed_words(text: str, name: str) -> list[str]:
    """Small letters as typed, accents kept; apostrophes only where Snowball knows what to do with them."""
    typed = unicodedata.normalize("NFC", text).lower().replace("i\u0307", "i").replace("’", "'")
    return _TYPED_WORD.findall(typed if name in {"en", "fr", "tr"} else typed.replace("'", " "))


@lru_cache(maxsize=50_000)
def _stem_word(algorithm: str, word: str) -> str:
    """Stemmed as typed, folded after: Snowball looks for native letters."""
    stemmer = getattr(_stemmers, algorithm, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(algorithm)
        setattr(_stemmers, algorithm, stemmer)
    return " ".join(words(stemmer.stemWord(word)))


def _persian_stem(word: str) -> str:
    """Snowball, with the plural and the ی of relation off first: ایران, ایرانی and ایرانی‌ها meet."""
    typed = _PERSIAN_ADJECTIVE.sub("", _PERSIAN_PLURAL.sub("", word)).translate(_PERSIAN_LETTERS)
    return _PERSIAN_ADJECTIVE.sub("", _stem_word("persian", typed))
