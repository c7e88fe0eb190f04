"""Whether the process answers, and whether the paper works."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from broadsheet.operations import heartbeat, preparation


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 if database, tables and worker are well; 503 and which are not, else. Nothing more is told."""
    state = {"database": False, "migrations": False, "worker": heartbeat.is_alive("worker")}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state["database"] = True
        state["migrations"] = not preparation.unapplied_migrations()
    except DatabaseError:
        pass  # told by the answer
    return JsonResponse(state, status=200 if all(state.values()) else 503)
