"""What header and footer need, on every page of the paper."""

from typing import Any

from django.http import HttpRequest

from broadsheet.masthead import cards


def masthead(request: HttpRequest) -> dict[str, Any]:
    edition = getattr(request, "edition", None)
    return {"masthead": cards.masthead(edition)} if edition else {}
