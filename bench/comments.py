"""How well readers' comments are told from spam: `python bench/comments.py [--only classifier] [--misses]`.

The set: comments under three films (YouTube Spam Collection) and short messages (SMS Spam Collection), each labelled by
its makers; what says the same words twice is taken once, so that nothing that is measured was learnt. One half teaches,
the other measures. The score from which on a comment is held is chosen in the half that teaches, by cross-validation.
"""

import argparse
import csv
import hashlib
import html
import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from broadsheet.lib.normalise import words
from broadsheet.lib.spam import Model
from broadsheet.lib.spam_training import Example, threshold, train

SPAM = Path(os.environ.get("BENCH_SPAM", Path(__file__).parents[2] / "shared" / "data" / "spam"))
SPAM_HELD, GOOD_HELD = 0.95, 0.01
GOAL_MS, LETTERS = 3.0, 1_000


@dataclass(frozen=True)
class Labelled:
    corpus: str
    example: Example

    @property
    def key(self) -> bytes:
        """The same for the same words, however they are typed."""
        told = " ".join(words(html.unescape(self.example.text))) or self.example.text
        return hashlib.blake2b(told.encode(), digest_size=8).digest()


@dataclass
class Score:
    """How many there are, and how many of them are held."""

    spam: int = 0
    spam_held: int = 0
    good: int = 0
    good_held: int = 0

    def count(self, *, is_spam: bool, is_held: bool) -> None:
        if is_spam:
            self.spam, self.spam_held = self.spam + 1, self.spam_held + is_held
        else:
            self.good, self.good_held = self.good + 1, self.good_held + is_held

    @property
    def is_kept(self) -> bool:
        return self.spam_held >= SPAM_HELD * self.spam and self.good_held <= GOOD_HELD * self.good

    def __str__(self) -> str:
        return (
            f"{self.spam_held / max(1, self.spam):6.1%} of {self.spam:4} spam held,"
            f" {self.good_held / max(1, self.good):6.2%} of {self.good:5} good"
            f"   {'kept' if self.is_kept else 'NOT KEPT'}"
        )


def main() -> None:
    parts: dict[str, Callable[[bool], None]] = {"classifier": classifier}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=parts, help="This part alone.")
    parser.add_argument("--misses", action="store_true", help="Tell what was held or let through wrongly.")
    asked = parser.parse_args()
    for name, part in parts.items():
        if asked.only in (None, name):
            part(asked.misses)


# --- the classifier --------------------------------------------------------------------------------------


def classifier(tell: bool) -> None:
    if not SPAM.is_dir():
        print(f"classifier: left out, {SPAM} is not there; BENCH_SPAM names another folder")
        return
    typed = [*messages(), *comments()]
    rows = list({row.key: row for row in reversed(typed)}.values())[::-1]
    print(f"{len(typed)} labelled texts, {len(rows)} of them in words of their own")
    print(f"goal: at least {SPAM_HELD:.0%} of spam held, at most {GOOD_HELD:.0%} of good")

    halves = [row for row in rows if not row.key[0] % 2], [row for row in rows if row.key[0] % 2]
    measured("halves by a hash of the words", *halves, tell=tell)
    measured("the other way round", *halves[::-1])
    measured("first and second half of each file", *in_order(rows))
    of_comments = [[row for row in half if row.corpus != "sms"] for half in halves]
    measured("comments only, halves by a hash of the words", *of_comments)
    for corpus in sorted({row.corpus for row in rows} - {"sms"}):
        measured(
            f"taught by all others: {corpus}",
            [row for row in rows if row.corpus != corpus],
            [row for row in rows if row.corpus == corpus],
        )
    speed(train(row.example for row in halves[0]), halves[1])


def measured(title: str, taught: list[Labelled], judged: list[Labelled], *, tell: bool = False) -> None:
    examples = [row.example for row in taught]
    line = threshold(examples, GOOD_HELD)
    print(f"\n{title}: {len(taught)} teach, {len(judged)} are judged, held from {line:.3f} on")
    scores(train(examples), line, judged, tell=tell)


def scores(model: Model, line: float, judged: list[Labelled], *, tell: bool = False) -> None:
    pooled, by_corpus = Score(), {row.corpus: Score() for row in judged}
    for row in judged:
        verdict = model.judge(row.example.text, row.example.name)
        is_held = verdict.score >= line
        for score in (pooled, by_corpus[row.corpus]):
            score.count(is_spam=row.example.is_spam, is_held=is_held)
        if tell and is_held != row.example.is_spam:
            print(f"  {'-+'[is_held]} {verdict.score:.2f} {row.corpus}: {row.example.text[:120]!r}")
    for corpus, score in sorted(by_corpus.items()):
        print(f"    {corpus:20} {score}")
    if len(by_corpus) > 1:
        print(f"    {'all':20} {pooled}")


def speed(model: Model, judged: Iterable[Labelled]) -> None:
    """Of the processor, for texts whose words were not met before."""
    joined = " ".join(row.example.text for row in judged)
    times = []
    for at in range(0, len(joined) - LETTERS, LETTERS):
        begun = time.process_time()
        model.judge(joined[at : at + LETTERS])
        times.append(1000 * (time.process_time() - begun))
    median = statistics.median(times)
    print(
        f"\nto judge {LETTERS:,} characters: {median:.1f} ms of processor"
        f"   under {GOAL_MS:.0f} ms: {'kept' if median < GOAL_MS else 'NOT KEPT'}"
    )


def messages() -> list[Labelled]:
    found = []
    for path in sorted((SPAM / "sms").glob("*.tsv")):
        for line in path.read_text("utf-8").split("\n"):
            label, tab, text = line.partition("\t")
            if tab:
                found.append(Labelled("sms", Example(text, "", label == "spam")))
    return found


def comments() -> list[Labelled]:
    found = []
    for path in sorted((SPAM / "youtube").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = (line for line in file if line.strip())
            for row in csv.DictReader(lines):
                example = Example(row["CONTENT"], row["AUTHOR"], row["CLASS"] == "1")
                found.append(Labelled(path.stem, example))
    return found


def in_order(rows: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    first, second = [], []
    for corpus in dict.fromkeys(row.corpus for row in rows):
        own = [row for row in rows if row.corpus == corpus]
        first += own[: len(own) // 2]
        second += own[len(own) // 2 :]
    return first, second


if __name__ == "__main__":
    main()
