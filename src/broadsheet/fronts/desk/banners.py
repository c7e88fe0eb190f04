"""The breaking banner: written, looked at, launched. Two steps, on a phone too."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from broadsheet.fronts import actions, cards
from broadsheet.fronts.desk import doors
from broadsheet.fronts.desk.forms import address
from broadsheet.fronts.models import Banner, end_of_banner


class BannerForm(forms.ModelForm):
    class Meta:
        model = Banner
        fields = ["text", "url", "level", "ends_at"]
        widgets = {"ends_at": AdminDateTimeInput, "text": forms.Textarea({"rows": 2})}

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())

    def clean_url(self) -> str:
        return address(self.cleaned_data["url"])

    def clean_ends_at(self) -> Any:
        ends_at, now = self.cleaned_data["ends_at"], timezone.now()
        if ends_at <= now:
            raise forms.ValidationError(_("The end must lie ahead."))
        return ends_at


def banner(request: HttpRequest, pk: int) -> HttpResponse:
    """do=check shows the line as readers will see it, do=launch launches it; both take the same words."""
    edition = doors.edition_or_404(request, pk, doors.BANNER)
    form = BannerForm(
        request.POST if request.method == "POST" else None,
        instance=Banner(edition=edition),
        initial={"ends_at": end_of_banner()},
    )
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "launch":
            actions.launch_banner(banner=form.instance, by=request.user, at=timezone.now())
            messages.success(request, _("The banner is launched: readers see it on every page."))
            return redirect("front_banner", edition.pk)
        if request.POST.get("do") == "check":
            context = {
                "edition": edition,
                "form": form,
                "banner": form.instance,
                "page_title": _("Launch this?"),
            }
            return render(request, "fronts/desk/banner_check.html", context)
    context = {
        "edition": edition, "front": doors.front_of(edition), "form": form, "showing": cards.banner(edition),
        "page_title": _("Breaking banner"),
    }  # fmt: skip
    return render(request, "fronts/desk/banner.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    edition = doors.edition_or_404(request, pk, doors.BANNER)
    if actions.end_banners(edition=edition, by=request.user, at=timezone.now()):
        messages.success(request, _("The banner has ended."))
    else:
        messages.error(request, _("No banner is shown."))
    return redirect("front_banner", edition.pk)
