"""What an import did: a line for everything it took, changed, left or refused, with the reason."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _


class Outcome(StrEnum):
    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class Line:
    """kind: post, page, author, tag, comment …; notes: what was done differently from the archive."""

    outcome: Outcome
    kind: str
    foreign_id: str
    title: str
    reason: str = ""
    notes: tuple[str, ...] = ()
    address: str = ""
    page_id: int | None = None

    @property
    def words(self) -> str:
        return "; ".join(filter(None, (self.reason, *self.notes)))


@dataclass
class Report:
    is_dry_run: bool = False
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, outcome: Outcome, kind: str, foreign_id: str, title: str, **more: Any) -> Line:
        line = Line(outcome, kind, foreign_id, title[:200], **more)
        self.lines.append(line)
        return line

    def note(self, words: str) -> None:
        if words not in self.notes:
            self.notes.append(words)

    def totals(self) -> dict[str, dict[str, int]]:
        """Counts by kind, then outcome; kinds in the order in which they were met."""
        counts: dict[str, Counter[str]] = {}
        for line in self.lines:
            counts.setdefault(line.kind, Counter())[line.outcome] += 1
        return {kind: {outcome: row[outcome] for outcome in Outcome} for kind, row in counts.items()}

    def write(self, path: Path) -> None:
        """Raises OSError."""
        said = {**asdict(self), "totals": self.totals()}
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


def as_text(report: Report, *, kept_at: Path | None = None, limit: int = 200) -> str:
    """The report for a terminal: totals, then what says more than “taken”, at most `limit` lines.

    kept_at: the file that has every line, if there is one.
    """
    told = [line for line in report.lines if line.words or line.outcome == Outcome.CHANGED]
    rows = [_("Nothing was kept: this was a dry run.")] if report.is_dry_run else []
    rows += [*_table(report), *report.notes]
    rows += [
        f"  {line.outcome:9} {line.kind} {line.foreign_id} “{line.title}”{line.words and ': '}{line.words}"
        for line in told[:limit]
    ]
    if len(told) > limit:
        rows.append(_("… and %(count)d more lines.") % {"count": len(told) - limit})
    rows.append(
        _("Every item with its outcome and reason: %(path)s") % {"path": kept_at}
        if kept_at
        else _("--report FILE.json keeps every item with its outcome and reason.")
    )
    if report.addresses and not report.is_dry_run:
        rows.append(_("See %(addresses)s") % {"addresses": "  ".join(report.addresses)})
    return "\n".join(rows)


def _table(report: Report) -> list[str]:
    totals = report.totals()
    if not totals:
        return [_("The archive holds nothing to take.")]
    width = max(12, *(len(kind) + 1 for kind in totals))
    head = "".ljust(width) + "".join(f"{outcome:>11}" for outcome in Outcome)
    body = [
        kind.ljust(width) + "".join(f"{row[outcome]:>11}" for outcome in Outcome)
        for kind, row in totals.items()
    ]
    return [head, *body]
