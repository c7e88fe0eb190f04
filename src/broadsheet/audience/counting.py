"""From the journal into the tally: what was read of a log is kept together with what it counted, so nothing twice."""

from collections import Counter
from pathlib import Path

from django.conf import settings

from broadsheet.audience import journal, places, tally

A_BITE = 4 * 2**20  # bytes of a log in one transaction
GRACE = 120  # seconds after its hour in which a log may still be written to


def read_journal(moment: float) -> int:
    """Count what this machine's servers have kept until now. Returns how many views."""
    counted = 0
    for hour, file in journal.logs(settings.VIEW_LOGS):
        while views := _bite(hour, file, moment):
            counted += views
        if moment > (hour + 1) * tally.HOUR + GRACE:
            file.unlink()
            tally.forget(file.name)
    return counted


def _bite(hour: int, file: Path, moment: float) -> int:
    """Count whole lines that are not counted yet; returns how many lines there were."""
    with tally.writing() as db:
        place = tally.place_in(db, file.name)
        with file.open("rb") as log:
            log.seek(place)
            piece = log.read(A_BITE)
        piece = piece[: piece.rfind(b"\n") + 1]
        if not piece:
            return 0
        found = Counter((int(page), host.decode()) for page, host in journal.LINE.findall(piece))
        known = places.find({page for page, _host in found})
        views: Counter[tuple[int, int]] = Counter()
        hosts: Counter[tuple[int, int, str]] = Counter()
        for (page, host), number in found.items():
            if page in known:
                views[page, hour] += number
                hosts[page, hour // 24, host] += number
        tally.add(db, views, hosts, known, tally.hour_of(moment))
        tally.set_place(db, file.name, place + len(piece))
    return piece.count(b"\n")
