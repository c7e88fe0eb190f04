"""Content-Security-Policy: nothing inline, nothing foreign; for staff, inline styles only. Decision 0008."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OURS = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; "
)
READERS = OURS + "style-src 'self'; img-src 'self'; frame-src https:; frame-ancestors 'self'"
SIGN_IN = OURS + "style-src 'self'; img-src 'self'; frame-ancestors 'none'"
# the editor of rich text writes <style> elements; pictures are shown before they are uploaded
STAFF = OURS + (
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'self' https:; "
    "frame-ancestors 'self'"
)


class ContentSecurityPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_for(request.path_info))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        return response


def policy_for(path: str) -> str:
    if path.startswith("/admin/"):
        return STAFF
    return SIGN_IN if path.startswith("/accounts/") else READERS
