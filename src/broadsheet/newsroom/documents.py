"""The paper has no documents. Wagtail 8.0's admin asks for the address of their list all the same."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path


def none_here(request: HttpRequest) -> HttpResponse:
    raise Http404


class NoDocuments:
    """As much of an API endpoint as the router looks at."""

    class model:  # noqa: N801  # the router compares models with this; none is one
        pass

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", none_here, name="listing")]
