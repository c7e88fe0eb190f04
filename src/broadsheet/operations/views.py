"""Whether the process answers, and whether the paper works."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from broadsheet.operations import heartbeat, metrics, preparation


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


@never_cache
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """What is counted, for Prometheus; 404 unless an operator has turned it on."""
    if not settings.METRICS:
        raise Http404
    return HttpResponse(metrics.text(timezone.now()), content_type="text/plain; version=0.0.4; charset=utf-8")
