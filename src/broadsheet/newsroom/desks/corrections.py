"""The corrections desk: all corrections of the paper, and a new one for a story in print."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.filters import ModelChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.log_actions import log

from broadsheet.articles import actions
from broadsheet.articles.models import Article, Correction, CorrectionKind
from broadsheet.delivery import receipts
from broadsheet.editions.models import Edition


class CorrectionForm(WagtailAdminModelForm):
    """A story already chosen cannot be exchanged: what was said of it has been said."""

    class Meta:
        model = Correction
        fields = ["article", "kind", "text", "is_material"]
        widgets = {"article": AdminPageChooser(target_models=[Article]), "text": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["article"]

    def clean_article(self) -> Article:
        article: Article = self.cleaned_data["article"]
        if not article.is_in_print:
            raise forms.ValidationError(_("This article is not in print: change its text instead."))
        if not article.permissions_for_user(self.for_user).can_publish():
            raise forms.ValidationError(_("You may not publish this article, so you may not correct it."))
        return article

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if not text:
            raise forms.ValidationError(_("Say what was wrong and what is right."))
        return text


class CorrectionFilterSet(WagtailFilterSet):
    kind = MultipleChoiceFilter(
        label=gettext_lazy("Kind"), choices=CorrectionKind.choices, widget=CheckboxSelectMultiple
    )
    article__edition = ModelMultipleChoiceFilter(
        label=gettext_lazy("Edition"), queryset=Edition.objects.all(), widget=CheckboxSelectMultiple
    )
    article = ModelChoiceFilter(
        label=gettext_lazy("Article"),
        queryset=Article.objects.all(),
        widget=AdminPageChooser(target_models=[Article]),
    )

    class Meta:
        model = Correction
        fields: list[str] = []


class Corrections(generic.IndexView):
    default_ordering = ("-made_at", "-pk")

    def get_base_queryset(self) -> QuerySet[Correction]:
        rows: QuerySet[Correction] = super().get_base_queryset()
        return rows.select_related("article__edition__locale", "made_by__wagtail_userprofile")


class PrintCorrection(generic.CreateView):
    success_message = gettext_lazy("The correction is in print.")

    def get_initial(self) -> dict[str, Any]:
        article = Article.objects.filter(pk=number(self.request.GET.get("article", ""))).first()
        return {**super().get_initial(), "article": article}

    def save_instance(self) -> Correction:
        made = actions.correct(**self.form.cleaned_data, by=self.request.user, at=timezone.now())
        log(made, "wagtail.create", user=self.request.user)
        return made


class RewordCorrection(generic.EditView):
    def save_instance(self) -> Correction:
        row: Correction = super().save_instance()
        article = Article.objects.get(pk=row.article_id)
        article.save(clean=False)  # what depends on the article hears of it
        if article.live:
            by = self.request.user
            receipts.leave(what="broadsheet.correct", title=article.title, page_id=article.pk, by=by)
        return row


class CorrectionViewSet(ModelViewSet):
    model = Correction
    name = "corrections"
    icon = "resubmit"
    menu_label = gettext_lazy("Corrections")
    menu_order = 120
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = Corrections
    add_view_class = PrintCorrection
    edit_view_class = RewordCorrection
    filterset_class = CorrectionFilterSet
    search_fields = ["text", "article__title"]
    list_display = [
        TitleColumn("text", label=gettext_lazy("Correction"), accessor="text", url_name="corrections:edit"),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("article", label=gettext_lazy("Article"), accessor="article.title"),
        Column("edition", label=gettext_lazy("Edition"), accessor="article.edition.name"),
        BooleanColumn("is_material", label=gettext_lazy("Material"), sort_key="is_material"),
        DateColumn("made_at", label=gettext_lazy("Made"), sort_key="made_at"),
        UserColumn("made_by", label=gettext_lazy("Made by")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[CorrectionForm]:
        return CorrectionForm


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
