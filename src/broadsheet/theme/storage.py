"""Static files by the hash of their content, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    manifest_strict = False  # a file that a package names but does not ship is served by its plain name
