"""Sharing a draft with somebody outside, until a day."""

import hashlib
import secrets
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from broadsheet.newsroom.models import DraftLink

LONGEST = timedelta(days=30)


def share(*, page: Page, last_day: Any, zone: Any, by: Any, at: datetime) -> tuple[DraftLink, str]:
    """A link that ends with `last_day` in `zone`, and its token, which can be read only now."""
    token = secrets.token_urlsafe(32)
    ends_at = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time.min), zone)
    link = DraftLink.objects.create(
        page=page, token_hash=digest(token), made_by=by, made_at=at, ends_at=ends_at
    )
    return link, token


def revoke(*, link: DraftLink, at: datetime) -> None:
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])


def find(*, token: str, at: datetime) -> DraftLink | None:
    """The link of a token, as long as it opens something."""
    return DraftLink.objects.open_at(at).select_related("page").filter(token_hash=digest(token)).first()


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
