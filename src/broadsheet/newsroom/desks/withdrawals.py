"""Taking an article out of print, and putting it back."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from broadsheet.articles import actions
from broadsheet.articles.models import Article
from broadsheet.newsroom import editing


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Readers see it at the address of the article."),
        error_messages={"required": gettext_lazy("Readers are told why: give a reason.")},
    )


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    if not article.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if not form.is_valid():
        return _page(request, "withdraw", article, _("Withdraw"), form=form)
    try:
        reason = form.cleaned_data["reason"]
        actions.withdraw(article=article, reason=reason, by=request.user, at=timezone.now())
    except actions.NothingToWithdraw:
        messages.error(request, _("“%(title)s” is not in print.") % {"title": article.title})
    else:
        text = _("“%(title)s” is withdrawn. Its address says so, with your reason.")
        messages.success(request, text % {"title": article.title})
    return redirect("wagtailadmin_pages:edit", pk)


def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk, withdrawn_at__isnull=False)
    if not article.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, "put_back", article, _("Put back"))
    if blocking := editing.what_blocks(article):
        editing.refuse(request, article, blocking)
    else:
        actions.put_back(article=article, by=request.user)
        messages.success(request, _("“%(title)s” is in print again.") % {"title": article.title})
    return redirect("wagtailadmin_pages:edit", pk)


def _page(request: HttpRequest, name: str, article: Article, title: str, **more: Any) -> HttpResponse:
    context = {"article": article, "page_title": title, **more}
    return render(request, f"newsroom/desks/{name}.html", context)
