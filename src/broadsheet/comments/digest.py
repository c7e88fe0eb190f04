"""One mail a day to those who moderate, when comments have waited for longer than the edition wants."""

import logging
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile

from broadsheet.accounts import mailing
from broadsheet.comments import closing
from broadsheet.comments.desk import doors, words
from broadsheet.comments.models import Comment, DigestMark
from broadsheet.comments.querysets import CommentQuerySet, moderators
from broadsheet.editions.models import Edition

log = logging.getLogger(__name__)

ONCE = timedelta(hours=24)
LISTED = 10
LONGEST = 160  # characters of a comment that are mailed
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # Persian needs them


def send(at: datetime | None = None) -> int:
    """Returns how many mails went. None goes where mail is not configured."""
    at = at or timezone.now()
    overdue = _overdue(at)
    if not mailing.is_on() or not overdue.exists():
        return 0
    return sum(_send_to(user, overdue, at) for user in moderators(get_user_model()).exclude(email=""))


def _overdue(at: datetime) -> CommentQuerySet:
    """Waiting for longer than their edition wants."""
    late = Q(pk__in=[])
    for edition in Edition.objects.all():
        if hours := closing.rules_of(edition).digest_hours:
            late |= Q(page__locale=edition.locale_id, posted_at__lte=at - timedelta(hours=hours))
    rows: CommentQuerySet = Comment.objects.waiting().filter(late)
    return rows


def _send_to(user: Any, overdue: CommentQuerySet, at: datetime) -> bool:
    """The mark is written first: who is stopped between the two does not mail twice."""
    rows = overdue.under(doors.scope_of(user).paths).order_by("posted_at", "pk")
    found = list(rows.select_related("page")[:LISTED])
    if not found or not user.has_perm("wagtailadmin.access_admin") or not _mark(user, at):
        return False
    with translation.override(_language_of(user)):
        mail = _mail(user, found, rows[: words.BOUND + 1].count())
    try:
        mail.send()
    except OSError:  # also what SMTP refuses
        log.exception("The digest of waiting comments could not be sent.")
        DigestMark.objects.filter(user=user).delete()
        return False
    return True


@transaction.atomic
def _mark(user: Any, at: datetime) -> bool:
    """Whether this process may mail the moderator now; of several only one may."""
    _row, is_new = DigestMark.objects.get_or_create(user=user, defaults={"mailed_at": at})
    due = DigestMark.objects.filter(user=user, mailed_at__lte=at - ONCE)
    return is_new or bool(due.update(mailed_at=at))


def _mail(user: Any, found: Iterable[Comment], count: int) -> EmailMessage:
    """Nothing that a reader wrote stands in a header."""
    desk = settings.WAGTAILADMIN_BASE_URL
    lines = [
        {
            "name": line(row.name), "story": line(row.page.title), "text": line(row.text), "posted_at": row.posted_at,
            "address": f"{desk}{reverse('moderation_comment', args=[row.pk])}",
        }
        for row in found
    ]  # fmt: skip
    number = words.count(count)
    text = ngettext("%(count)s comment waits for you", "%(count)s comments wait for you", count)
    context = {"lines": lines, "count": number, "desk": f"{desk}{reverse('moderation')}?tab=waiting"}
    body = render_to_string("comments/desk/digest.txt", context)
    return EmailMessage(subject=text % {"count": number}, body=body, to=[user.email])


def line(text: str) -> str:
    """One line of plain text: without controls, without signs that turn the direction of what follows."""
    kept = " ".join("".join(" " if _is_blank(letter) else letter for letter in text).split())
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"


def _is_blank(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "CZ" and letter not in JOINERS


def _language_of(user: Any) -> str:
    profile = UserProfile.objects.filter(user=user).first()
    permitted = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
    chosen = profile.preferred_language if profile else ""
    fallback = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in permitted else "en"
    return chosen if chosen in permitted else fallback
