"""Comments as moderators see them, each with all that a decision needs. As many questions for thirty as for three."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import pairwise

from django.db.models import Count, Min
from django.utils import formats
from wagtail.models import Page

from broadsheet.comments import closing
from broadsheet.comments.desk import words
from broadsheet.comments.desk.doors import Scope
from broadsheet.comments.models import Comment, CommentRules, Discussion, RejectReason, Report, Status
from broadsheet.editions.models import Edition

RECENTLY = timedelta(days=1)  # a network's other comments are counted for so long
KNOWN = ("page", "parent", "decided_by")


@dataclass(frozen=True)
class Story:
    """is_open: comments are taken; is_closed_by_hand: they are not, because an editor said so."""

    page_id: int
    headline: str
    url: str
    edition: str
    is_open: bool
    is_closed_by_hand: bool


@dataclass(frozen=True)
class ReportLine:
    reason: str
    text: str
    made_at: datetime


@dataclass(frozen=True)
class Card:
    """seen: what the comment is now; a decision that names another one is about what is no more.

    history: of the writer's other comments, in words; neighbours: how many others came from the network in a day.
    weighing: the words by which it looks like spam. then: the comment after it in the list, 0 for none.
    """

    row: Comment
    seen: str
    story: Story
    history: str
    neighbours: int
    reasons: list[str]
    score: str
    weighing: list[str]
    reports: list[ReportLine] = field(default_factory=list)
    then: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.row.status == Status.WAITING

    @property
    def is_approved(self) -> bool:
        return self.row.status == Status.APPROVED

    @property
    def is_erased(self) -> bool:
        return self.row.status == Status.ERASED

    @property
    def is_spam(self) -> bool:
        return self.row.status == Status.SPAM

    @property
    def why(self) -> str:
        """The reason of a rejection, in words."""
        found = RejectReason.values
        return str(RejectReason(self.row.reject_reason).label) if self.row.reject_reason in found else ""


def seen(row: Comment) -> str:
    """Changes with every decision about the comment and every edit of it."""
    facts = (row.pk, row.status, row.text, row.is_pick, row.decided_at, row.edited_at)
    return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def cards(rows: Iterable[Comment], scope: Scope, at: datetime) -> list[Card]:
    """rows: with what KNOWN names."""
    rows = list(rows)
    stories, reports = _stories(rows, at), _reports(rows)
    histories, networks = _histories(rows, scope), _networks(rows, scope, at)
    following = {row.pk: after.pk for row, after in pairwise(rows)}
    return [
        Card(
            row=row,
            seen=seen(row),
            story=stories[row.page_id],
            history=_history(row, histories),
            neighbours=max(networks.get(row.network, 0) - (row.posted_at >= at - RECENTLY), 0),
            reasons=words.reasons(_list(row.reasons)),
            score=formats.number_format(row.score, 2) if row.score is not None else "",
            weighing=words.weighing(_list(row.reasons)),
            reports=reports[row.pk],
            then=following.get(row.pk, 0),
        )
        for row in rows
    ]


def card(row: Comment, scope: Scope, at: datetime) -> Card:
    fresh = Comment.objects.select_related(*KNOWN).get(pk=row.pk)
    return cards([fresh], scope, at)[0]


def _list(reasons: object) -> list[object]:
    return reasons if isinstance(reasons, list) else []


def _stories(rows: list[Comment], at: datetime) -> dict[int, Story]:
    ids = {row.page_id for row in rows}
    discussions = Discussion.objects.in_bulk(ids)
    editions = {edition.locale_id: edition for edition in Edition.objects.select_related("locale")}
    rules = {row.edition_id: row for row in CommentRules.objects.all()}
    found = {}
    for page in Page.objects.filter(pk__in=ids).specific():
        edition, discussion = editions.get(page.locale_id), discussions.get(page.pk)
        its_rules = rules.get(edition.pk if edition else 0) or CommentRules(edition=edition)
        found[page.pk] = Story(
            page_id=page.pk,
            headline=page.title,
            url=(getattr(page, "address", "") or page.url or "") if page.live else "",
            edition=edition.name if edition else "",
            is_open=closing.standing(page.first_published_at, its_rules, discussion, at).is_open,
            is_closed_by_hand=bool(discussion and discussion.is_closed),
        )
    return found


def _reports(rows: list[Comment]) -> dict[int, list[ReportLine]]:
    """Those that nobody has settled."""
    found: dict[int, list[ReportLine]] = defaultdict(list)
    for report in Report.objects.filter(comment__in=[row.pk for row in rows], settled_at=None):
        line = ReportLine(report.get_reason_display(), report.text, report.made_at)
        found[report.comment_id].append(line)
    return found


Histories = dict[str, tuple[dict[str, int], datetime]]


def _histories(rows: list[Comment], scope: Scope) -> Histories:
    """writer → (status → comments, when the first was posted)."""
    writers = {row.writer for row in rows} - {""}
    known = scope.comments().filter(writer__in=writers).order_by().values("writer", "status")
    found: Histories = {}
    for line in known.annotate(count=Count("pk"), first_at=Min("posted_at")):
        counts, first_at = found.get(line["writer"], ({}, line["first_at"]))
        counts[line["status"]] = line["count"]
        found[line["writer"]] = (counts, min(first_at, line["first_at"]))
    return found


def _history(row: Comment, histories: Histories) -> str:
    counts, first_at = histories.get(row.writer, ({}, None))
    others = {status: count - (status == row.status) for status, count in counts.items()}
    return words.history(others, first_at)


def _networks(rows: list[Comment], scope: Scope, at: datetime) -> dict[str, int]:
    """network → comments since a day."""
    networks = {row.network for row in rows} - {""}
    known = scope.comments().filter(network__in=networks, posted_at__gte=at - RECENTLY).order_by()
    return dict(known.values("network").annotate(count=Count("pk")).values_list("network", "count"))
