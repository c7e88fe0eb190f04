"""Parts on their own, as the pages on which they stand fetch them: a piece of HTML, in the language of its edition."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from broadsheet.fronts import parts


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """All parts that stand at this place. It reads nothing of the request but its edition, so it is stored once."""
    edition = request.edition  # type: ignore[attr-defined]  # set by EditionByPath
    try:
        filled = parts.filled(place, edition)
    except parts.NoSuchPlace:
        raise Http404 from None
    response = render(request, "parts/shared.html", {"parts": filled, "edition": edition})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
