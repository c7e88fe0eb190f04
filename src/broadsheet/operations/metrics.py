"""What is counted, in Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from broadsheet.delivery import obeying, telling
from broadsheet.delivery.telling import Told

COUNTERS = {
    "hits": "Requests answered from the press; those that nginx served are not counted.",
    "misses": "Requests for pages that were not stored.",
    "renders": "Pages rendered, for readers and by the printer.",
    "purges": "Stored pages that changes spoiled.",
    "damaged": "Stored pages that could not be read, and were replaced.",
    "errors": "Pages that could not be stored.",
}
DAY = timedelta(days=1)


def text(now: datetime) -> str:
    return "\n".join(_lines(now)) + "\n"


def _lines(now: datetime) -> Iterator[str]:
    try:
        told = telling.look(obeying.the_store())
    except (OSError, sqlite3.Error):
        told = None
    yield from _metric("broadsheet_press_up", "gauge", "Whether the store answers.", int(told is not None))
    if told:
        yield from _press(told)
    states = telling.by_state(now - DAY)
    yield from _head("broadsheet_receipts", "gauge", "Receipts of the last 24 hours, by state.")
    for state, count in states.items():
        yield f'broadsheet_receipts{{state="{state}"}} {count}'


def _press(told: Told) -> Iterator[str]:
    for name, words in COUNTERS.items():
        yield from _metric(f"broadsheet_press_{name}_total", "counter", words, told.counted[name])
    gauges: dict[str, tuple[str, float]] = {
        "pages": ("Stored pages.", told.pages),
        "bytes": ("Bytes of their files.", told.bytes),
        "most_bytes": ("Bytes that they may take.", told.most_bytes),
        "waiting_pages": ("Hot pages that wait for the printer.", told.waiting),
        "oldest_undone_seconds": ("Age of the oldest change that is not obeyed yet.", round(told.undone, 3)),
    }
    for name, (words, value) in gauges.items():
        yield from _metric(f"broadsheet_press_{name}", "gauge", words, value)


def _metric(name: str, kind: str, words: str, value: float) -> Iterator[str]:
    yield from _head(name, kind, words)
    yield f"{name} {value}"


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"
