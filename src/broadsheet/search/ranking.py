"""Which of the found stories match best."""

from collections.abc import Sequence

from broadsheet.search.models import Entry

HEADLINE, STANDFIRST, BODY, STEM = 12.0, 5.0, 2.0, 1.0  # what a word counts for, by where it stands
ENOUGH = 6.0  # at this count a word has half of its full weight: the tenth time it says little more


def best_first(words: Sequence[tuple[str, str]], page_ids: Sequence[int]) -> list[int]:
    """The pages, best match first; the order given decides between equals.

    Counted here, not by the database: its own measures first count each word in the whole archive. words:
    each with its stem. At most fulltext.CANDIDATES pages come.
    """
    rows = Entry.objects.filter(pk__in=page_ids)
    found = rows.values_list("pk", "title", "standfirst", "body", "stemmed")
    scores = {pk: sum(_score(word, stem, texts) for word, stem in words) for pk, *texts in found}
    return sorted((pk for pk in page_ids if pk in scores), key=lambda pk: -scores[pk])


def _score(word: str, stem: str, texts: list[str]) -> float:
    """Between 0 and 1: how much of a story is about this word."""
    title, standfirst, body, stemmed = (f" {text} " for text in texts)
    exact = f" {word} "
    count = HEADLINE * title.count(exact) + STANDFIRST * standfirst.count(exact) + BODY * body.count(exact)
    count += STEM * stemmed.count(f" {stem or word} ")
    return count / (count + ENOUGH)
