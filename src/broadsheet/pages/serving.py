"""Which view shows which kind of page. A room says so in its `apps.ready()`: `show(Article, views.article)`.

Models stand below views on every floor, so a page does not import its view; it asks here.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpResponse

View = Callable[..., HttpResponse]

views: dict[type[Model], View] = {}


def show(model: type[Model], view: View) -> None:
    """Pages of this model are shown by `view(request, page, **kwargs)`; kwargs are those of the page's route."""
    views[model] = view


def view_of(page: Any) -> View:
    return views[type(page)]
