"""A light stemmer for Arabic: clitics and endings off, nothing guessed about roots.

After light10 (Larkey, Ballesteros and Connell 2007), with three changes: cutting goes on until nothing more
comes off, so a word meets its forms with و, ال or ب however they pile up; ان stays (لبنان, لبناني);
possessives and the يا of countries go (سوريا, سوري). Snowball's Arabic leaves والكتب whole and makes لسط of
فلسطين: of the pairs of forms in tests/lib/test_stems.py it joins fewer than half.
"""

import re

_DIVINE = re.compile("[وف]?[بت]?ا?لله")
# With لـ the article loses its alef, and a noun that begins with lam one of its lams: للجنة is لـ + اللجنة.
_LOST_LAM = re.compile("[وف]?ل(?=ل(?:اجي|جن[هت]|جان|غه|غات|قاء|اعب|بنان))")
_PREPOSITION_OF_COUNTRY = re.compile("و?[بل](?=...+يا$)")
_ARTICLE = re.compile("(?:ال|لل)(?=..)|(?:[وف]?[بك]?ال|[وف]لل)(?=...)")
_POSSESSIVE = re.compile("(?<=...)(?:(?<!ا)ت)?(?:ها|هما|هم|نا|ه)$")
_ENDING = re.compile("(?<=..)(?:ات|ه)$|(?<=...)(?:ين|ون|يا|ي)$")
_CONJUNCTION = re.compile("و+(?=...)")
_PREPOSITION = re.compile("[بل]+(?=....)")


def light_stem(word: str) -> str:
    """The stem of one normalised word (`normalise.words`); a word of another script comes back as it is."""
    if _DIVINE.fullmatch(word):
        return "الله"
    word = _cut_front(_PREPOSITION_OF_COUNTRY, _cut_front(_LOST_LAM, word))
    before = ""
    while word != before:
        before = word
        word = _cut_front(_ARTICLE, word)
        word = _ENDING.sub("", _POSSESSIVE.sub("", word))
        if word == before:
            word = _cut_front(_PREPOSITION, _cut_front(_CONJUNCTION, word))
    return word


def _cut_front(prefix: re.Pattern[str], word: str) -> str:
    match = prefix.match(word)
    return word[match.end() :] if match else word
