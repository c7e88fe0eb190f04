"""Numbers and moments on the desk of readers."""

from datetime import datetime

from django import template
from django.utils import formats

from broadsheet.audience.desk import curves

register = template.Library()

register.filter("views", curves.number)


@register.filter
def units(value: float) -> str:
    """A length in a drawing; no language writes it with a comma."""
    return f"{value:g}"


@register.filter
def in_zone(moment: datetime) -> str:
    """The day and hour that the moment has in its own zone, where templates would take the server's."""
    return str(formats.date_format(moment, "DATETIME_FORMAT"))
