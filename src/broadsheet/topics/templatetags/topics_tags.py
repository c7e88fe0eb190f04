"""Text of a topic, and who says so."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from broadsheet.editions.templatetags.edition_tags import in_digits
from broadsheet.lib import citations
from broadsheet.topics.cards import Source

register = template.Library()


@register.simple_tag(takes_context=True)
def cited(context: Any, text: str, sources: Sequence[Source]) -> SafeString:
    """Plain text or HTML whose marks lead to the list of sources; a mark without a source stays as it is written."""

    def link(number: int) -> str | None:
        if not 1 <= number <= len(sources):
            return None
        said = in_digits(context, number)
        label = gettext("Source %(number)s: %(name)s") % {"number": said, "name": sources[number - 1].name}
        form = '<sup class="topic-page__mark"><a href="#source-{}" aria-label="{}">{}</a></sup>'
        return format_html(form, number, label, said)

    return mark_safe(citations.linked(str(conditional_escape(text)), link))  # noqa: S308  # escaped, or HTML already
