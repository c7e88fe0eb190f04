"""How each edition handles comments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from broadsheet.comments import closing
from broadsheet.comments.desk import doors
from broadsheet.comments.desk.forms import RulesForm
from broadsheet.editions.models import Edition


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    doors.ask_for_all(request, doors.RULES)
    editions = Edition.objects.select_related("locale").default_first()
    rows = [(edition, closing.rules_of(edition)) for edition in editions]
    context = {"rows": rows, "page_title": _("Rules of comments")}
    return render(request, "comments/desk/rules_of_all.html", context)


def rules(request: HttpRequest, pk: int) -> HttpResponse:
    doors.ask_for_all(request, doors.RULES)
    edition = doors.edition_or_404(pk)
    kept = closing.rules_of(edition)
    form = RulesForm(request.POST if request.method == "POST" else None, instance=kept)
    if request.method == "POST" and form.is_valid():
        is_new = kept.pk is None
        log(form.save(), "wagtail.create" if is_new else "wagtail.edit", user=request.user)
        messages.success(request, _("The rules are kept. They hold for what is written from now on."))
        return redirect("moderation_rules_of_all")
    context = {"edition": edition, "form": form, "page_title": _("Rules of comments")}
    return render(request, "comments/desk/rules.html", context, status=422 if form.errors else 200)
