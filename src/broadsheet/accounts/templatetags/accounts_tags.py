from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def second_factor_is_required() -> bool:
    return settings.SECOND_FACTOR == "required"
