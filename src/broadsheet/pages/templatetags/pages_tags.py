"""Addresses in templates."""

from django import template

from broadsheet.pages import addresses

register = template.Library()

register.filter("absolute", addresses.absolute)
