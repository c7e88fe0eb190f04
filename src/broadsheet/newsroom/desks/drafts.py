"""Shared drafts: made and revoked beside the article, read at /-/draft/<token>/."""

from datetime import date, timedelta, tzinfo
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from broadsheet.articles.models import Article
from broadsheet.newsroom.desks import sharing
from broadsheet.newsroom.models import DraftLink
from broadsheet.pages import serving
from broadsheet.pages.addresses import absolute

PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


class ShareForm(forms.Form):
    last_day = forms.DateField(
        label=gettext_lazy("Open until"),
        help_text=gettext_lazy("The link ends with this day; 30 days from now at the latest."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.latest = today, today + sharing.LONGEST
        self.fields["last_day"].widget.attrs |= {"min": today.isoformat(), "max": self.latest.isoformat()}

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if not self.today <= day <= self.latest:
            raise forms.ValidationError(_("Choose a day from today on, 30 days from now at the latest."))
        return day


def share(request: HttpRequest, pk: int) -> HttpResponse:
    """The address of a new link is shown once, in this answer; only its digest is kept."""
    article = editable(request, pk)
    now, zone, address = timezone.now(), zone_of(article), ""
    today = now.astimezone(zone).date()
    form = ShareForm(request.POST or None, today=today, initial={"last_day": today + timedelta(days=7)})
    if form.is_valid():
        last_day = form.cleaned_data["last_day"]
        _link, token = sharing.share(page=article, last_day=last_day, zone=zone, by=request.user, at=now)
        address = absolute(reverse("shared_draft", args=[token]))
    links = DraftLink.objects.open_at(now).filter(page=article).select_related("made_by")
    context = {"article": article, "form": form, "address": address, "links": links}
    return render(request, "newsroom/desks/share.html", {**context, "page_title": _("Share this draft")})


@require_POST
def revoke(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    article = editable(request, pk)
    sharing.revoke(link=get_object_or_404(DraftLink, pk=link_pk, page=article), at=timezone.now())
    messages.success(request, _("The link no longer opens anything."))
    return redirect("share_draft", pk)


def editable(request: HttpRequest, pk: int) -> Article:
    article = get_object_or_404(Article.objects.select_related("edition__locale"), pk=pk)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return article


def zone_of(article: Article) -> tzinfo:
    """An article in a language that has no edition yet keeps the newsroom's time."""
    return article.edition.zone if article.edition else timezone.get_default_timezone()


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The newest draft as the paper would print it, in its own edition; the path says neither."""
    link = sharing.find(token=token, at=timezone.now())
    if link is None or link.page.specific_class is not Article:
        raise Http404
    draft = link.page.specific.get_latest_revision_as_object()
    if (edition := draft.edition) is None:
        raise Http404
    request.edition, request.LANGUAGE_CODE = edition, edition.language_code  # type: ignore[attr-defined]
    with translation.override(edition.language_code), timezone.override(edition.zone):
        request.draft_notice = notice(link)  # type: ignore[attr-defined]  # read by the paper's base template
        answer = serving.view_of(draft)(request, draft, is_preview=True)
    for name, value in PRIVATE.items():
        answer.headers[name] = value
    return answer


def notice(link: DraftLink) -> str:
    last_day = timezone.localtime(link.ends_at - timedelta(seconds=1)).date()
    return _("Draft, not published. This link ends on %(day)s.") % {"day": formats.date_format(last_day)}
