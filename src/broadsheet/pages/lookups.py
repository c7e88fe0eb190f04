"""What to answer where nothing was found: a redirect, "gone", or a line in the log of missing addresses."""

import json
import re
import time
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from broadsheet.delivery.rendering import REFERRER
from broadsheet.pages.models import GoneAddress, Redirect
from broadsheet.pages.models.addresses import tidy

NUMBERED = re.compile(r"(?:p|page_id|cat|attachment_id)=[0-9]{1,12}")
OURS = ("/admin/", "/accounts/", "/static/", "/media/", "/-/")
LOG = Path(settings.HOME) / "missing.log"
LOG_LIMIT = 4 * 2**20  # a scanner fills no disk: past this nothing is noted until the log is folded


def answer(request: HttpRequest) -> HttpResponse | None:
    """None if the address leads nowhere."""
    if request.path_info.startswith(OURS) or request.method not in ("GET", "HEAD"):
        return None
    if found := redirect(request.path) or gone(request):
        return found
    note(request)
    return None


def redirect(path: str) -> HttpResponse | None:
    for row in Redirect.objects.covering(path).select_related("target_page")[:3]:
        target = row.target_for(path)
        if target and tidy(target) != tidy(path):
            answer = HttpResponsePermanentRedirect if row.is_permanent else HttpResponseRedirect
            return answer(target)
    return None


def numbered(request: HttpRequest) -> HttpResponse | None:
    """`/?p=12` and the like: old WordPress addresses, whose path may be a page of ours. One query."""
    query = request.META.get("QUERY_STRING", "")
    if not query or not NUMBERED.fullmatch(query) or request.path_info.startswith(OURS):
        return None
    row = (
        Redirect.objects.filter(old_path=tidy(f"{request.path}?{query}"))
        .select_related("target_page")
        .first()
    )
    target = row.target_for(row.old_path) if row else None
    return HttpResponsePermanentRedirect(target) if target else None


def gone(request: HttpRequest) -> HttpResponse | None:
    row = GoneAddress.objects.filter(path=tidy(request.path)).first()
    if row is None:
        return None
    return render(request, "410.html", {"reason": row.reason, "gone_at": row.gone_at}, status=410)


def note(request: HttpRequest) -> None:
    """One line for the newsroom's list of missing addresses. It tells nothing of the reader."""
    line = {
        "path": tidy(request.path)[:700],
        "from": request.META.get(REFERRER, request.headers.get("Referer", ""))[:700],
        "at": int(time.time()),
    }
    if LOG.exists() and LOG.stat().st_size > LOG_LIMIT:
        return
    with LOG.open("ab", buffering=0) as log:  # one write each: lines of two processes do not mix
        log.write(json.dumps(line).encode() + b"\n")
