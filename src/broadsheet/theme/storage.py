"""Static files by the hash of their content, so that browsers may keep them for ever."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise import WhiteNoise
from whitenoise.storage import CompressedManifestStaticFilesStorage

HASHED = r"\.[0-9a-f]{12}\."  # in the address of a file that never changes


class HashedFiles(CompressedManifestStaticFilesStorage):
    manifest_strict = False  # a file that a package names but does not ship is served by its plain name


class StaticFiles(WhiteNoise):
    """Serves them, in front of everything else. Files of a newer version are found while an older one still runs."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
        self.gathered_at = self._gathered_at()
        self.held = Lock()
        super().__init__(
            application,
            settings.STATIC_ROOT,
            prefix=settings.STATIC_URL,
            immutable_file_test=HASHED,
            add_headers_function=_headers,
        )

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] not in self.files and self._gathered_at() != self.gathered_at:
            self.take_up()
        return super().__call__(environ, start_response)

    def take_up(self) -> None:
        """Whoever asks meanwhile waits: a page of the new version may be there before its stylesheet is found."""
        with self.held:
            if (now := self._gathered_at()) != self.gathered_at:
                self.add_files(settings.STATIC_ROOT, prefix=settings.STATIC_URL)
                self.gathered_at = now

    def _gathered_at(self) -> float:
        return self.manifest.stat().st_mtime if self.manifest.exists() else 0.0


def _headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
