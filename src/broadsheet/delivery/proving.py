"""Receipts are proved: after each publishing the front door is asked what readers get. Asked there, not believed."""

import gzip
import http.client
import logging
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from broadsheet.delivery import folder, wanted
from broadsheet.delivery.models import Receipt, State
from broadsheet.delivery.store import Store

log = logging.getLogger(__name__)

LATE = 1.0  # seconds from the commit
GIVE_UP = 10.0
GIVEN_UP = timedelta(seconds=15)  # later than whoever proves, here or on another machine
TIMEOUT = 5.0
LISTED = 200
Line = dict[str, Any]


@dataclass(frozen=True)
class Proof:
    """What is to be proved of one address. kind: "hot", "dropped", "more". was: content before.

    number: that of the spoiling.
    """

    id: int
    deed: str
    path: str
    kind: str
    was: str
    at: float
    number: int

    @property
    def key(self) -> tuple[str, str, str]:
        """As its id, also in the next epoch."""
        return self.deed, self.path, self.kind


@dataclass(frozen=True)
class Seen:
    """What the front door gave. content: "" where it has nothing stored."""

    status: int
    content: str


class Door:
    """The front door, over one kept connection."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port
        self.is_https = parts.scheme == "https"
        self.paper = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
        self.line: http.client.HTTPConnection | None = None

    def ask(self, path: str, *, only_stored: bool = False) -> Seen:
        """Raises OSError and http.client.HTTPException where nobody answers."""
        status, body = self.get(path, only_stored=only_stored)
        return Seen(status, folder.digest(body) if status == 200 else "")  # noqa: PLR2004  # OK

    def get(self, path: str, *, only_stored: bool = False) -> tuple[int, bytes]:
        """Status and body. only_stored: 504 instead of a render. Raises as ask() does."""
        headers = {"Host": self.paper, "Accept-Encoding": "gzip", "User-Agent": "Broadsheet-Receipt"}
        if only_stored:
            headers["Cache-Control"] = "only-if-cached"
        for is_last in (False, True):  # a kept connection may have been closed by the other side
            line = self.line = self.line or self._connect()
            try:
                line.request("GET", quote(path), headers=headers)
                answer = line.getresponse()
                body = answer.read()
                break
            except (OSError, http.client.HTTPException):
                line.close()
                self.line = None
                if is_last:
                    raise
        if answer.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return answer.status, body

    def _connect(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self.is_https else http.client.HTTPConnection
        return kind(self.host, self.port, timeout=TIMEOUT)


class Prover:
    def __init__(self, store: Store, door: str) -> None:
        self.store, self.door = store, Door(door)
        self.is_waiting = False
        self.look = Look(store, self.door)
        self.said: dict[tuple[str, str, str], Line] = {}  # of receipts of which something is still to be said
        self._settled_at = timezone.now() - GIVEN_UP

    def prove(self) -> None:
        """Look at every proof that is asked for; what cannot be said yet is looked at again."""
        self.is_waiting, self.look = False, Look(self.store, self.door)
        by_deed: dict[str, list[Proof]] = defaultdict(list)
        for row in wanted.proofs(self.store):
            by_deed[row[1]].append(Proof(*row))
        receipts = {str(receipt.deed): receipt for receipt in Receipt.objects.filter(deed__in=by_deed)}
        for deed, proofs in by_deed.items():
            if receipt := receipts.get(deed):
                self.prove_deed(receipt, proofs)
            else:
                wanted.forget_proofs(self.store, [proof.id for proof in proofs])
        if not by_deed:
            self.said.clear()
        self.settle()

    def settle(self) -> None:
        """Receipts of which nothing is to be proved: no stored page showed what changed. Looked at now and then."""
        now = timezone.now()
        if now - self._settled_at < GIVEN_UP:
            return
        self._settled_at = now
        waiting = Receipt.objects.filter(
            state=State.WAITING, done_at__lt=now - GIVEN_UP, done_at__gt=now - timedelta(days=1)
        )
        asked = {UUID(deed) for deed in wanted.deeds(self.store)}
        for receipt in waiting.exclude(deed__in=asked):
            receipt.state, receipt.finished_at = state_of(receipt.lines), now
            receipt.save(update_fields=["state", "finished_at"])

    def prove_deed(self, receipt: Receipt, proofs: list[Proof]) -> None:
        """The receipt is written once, when everything can be said: each writing keeps the newsroom waiting."""
        listed = [proof for proof in proofs if proof.kind != "more"]
        for proof in listed:
            if proof.key not in self.said and (line := self.line(proof)):
                self.said[proof.key] = line
        if not all(proof.key in self.said for proof in listed):
            self.is_waiting = True
            return
        lines = {line["address"]: line for line in (*receipt.lines, *(self.said.pop(p.key) for p in listed))}
        receipt.lines = list(lines.values())[:LISTED]
        receipt.more += sum(int(proof.path) for proof in proofs if proof.kind == "more")
        receipt.state, receipt.finished_at = state_of(receipt.lines), timezone.now()
        receipt.save(update_fields=["lines", "more", "state", "finished_at"])
        wanted.forget_proofs(self.store, [proof.id for proof in proofs])

    def line(self, proof: Proof) -> Line | None:
        """What is said of one address; None if it cannot be said yet."""
        try:
            state = self.look.of_hot(proof) if proof.kind == "hot" else self.look.of_dropped(proof)
            error = ""
        except (OSError, http.client.HTTPException) as failure:
            state, error = "", f"{type(failure).__name__}: {failure}"
        if not state and time.time() - proof.at < GIVE_UP:
            return None
        return said(proof, state or "failed", error)


class Look:
    """One look at the store and at the door: many changes may spoil one page, and each page is asked for once."""

    def __init__(self, store: Store, door: Door) -> None:
        self.store, self.door = store, door
        self.kept = cache(store.find)
        self.seen = cache(self.ask)
        self.failure: Exception | None = None

    def ask(self, path: str, *, only_stored: bool = False) -> Seen:
        if self.failure:
            raise self.failure  # nobody answers: asked again at the next look
        try:
            return self.door.ask(path, only_stored=only_stored)
        except (OSError, http.client.HTTPException) as failure:
            self.failure = failure
            raise

    def of_hot(self, proof: Proof) -> str:
        """Whether the door gives the new bytes: those of a render that began after the change.

        Another change may have spoiled them again; that is for its own receipt.
        """
        kept = self.kept(proof.path)
        if kept is None:
            return self.of_hot_not_stored(proof)
        if kept.noted < proof.number or self.seen(proof.path).content != kept.content:
            return ""
        return "unchanged" if kept.content == proof.was else "shown"

    def of_hot_not_stored(self, proof: Proof) -> str:
        if wanted.is_wanted(self.store, proof.path):
            return ""  # the printer has it next
        return "shown" if self.seen(proof.path).status == 200 else "gone"  # noqa: PLR2004  # OK

    def of_dropped(self, proof: Proof) -> str:
        """Whether the door has stopped giving the old bytes."""
        if self.seen(proof.path, only_stored=True).content != proof.was:
            return "dropped"
        kept = self.kept(proof.path)
        return "unchanged" if kept is not None and kept.noted >= proof.number else ""


def said(proof: Proof, state: str, error: str = "") -> Line:
    ms = round((time.time() - proof.at) * 1000)
    if state in ("shown", "gone", "dropped") and ms > LATE * 1000:
        state = "late"
    line = {"address": proof.path, "kind": proof.kind, "state": state, "ms": ms}
    return {**line, "error": error} if error else line


def state_of(lines: list[Line]) -> str:
    states = {line["state"] for line in lines}
    if "failed" in states:
        return State.FAILED
    return State.LATE if "late" in states else State.SHOWN
