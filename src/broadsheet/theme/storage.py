"""Static files by the hash of their content, so that browsers may keep them for ever."""

from wsgiref.headers import Headers

from whitenoise.storage import CompressedManifestStaticFilesStorage

HASHED = r"\.[0-9a-f]{12}\."  # in the address of a file that never changes


class HashedFiles(CompressedManifestStaticFilesStorage):
    manifest_strict = False  # a file that a package names but does not ship is served by its plain name


def static_headers(headers: Headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
