"""Pages as files: the path is the name, the type the last part of it; two files each, gzip and brotli."""

import os
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ENDINGS = (".gz", ".br")
KINDS = {
    "text/html": "html",
    "text/plain": "txt",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/json": "json",
    "application/feed+json": "json",
    "application/geo+json": "geojson",
    "image/x-icon": "ico",
}
LONGEST_PART = 200  # bytes; file systems end at 255
MOST_PARTS = 12
AT_ONCE = 8  # pages whose files are unlinked


def name_of(path: str, content_type: str) -> str | None:
    """The file's name without its ending, relative to the folder; None where such a page is not stored.

    `/world/` → `world/index.html`; `/sitemap.xml` → `sitemap.xml`.
    """
    kind = KINDS.get(content_type.partition(";")[0].strip().lower())
    parts = path.split("/")
    if kind is None or not path.startswith("/") or len(parts) > MOST_PARTS or not path.isprintable():
        return None
    if any(not part or part.startswith(".") or _bytes(part) > LONGEST_PART for part in parts[1:-1]):
        return None
    last = parts[-1]
    if not last:
        return "/".join([*parts[1:-1], f"index.{kind}"])
    is_named = (
        last.endswith(f".{kind}") and not last.startswith((".", "index.")) and _bytes(last) < LONGEST_PART
    )
    return "/".join(parts[1:]) if is_named else None


def _bytes(part: str) -> int:
    return len(part.encode("utf-8", "surrogateescape"))


def digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:24]


@dataclass(frozen=True)
class Sheet:
    """The two files of a page, written beside their places, until they are put there."""

    folder: Path
    name: str
    made: tuple[Path, ...]

    @property
    def places(self) -> tuple[Path, ...]:
        return files(self.folder, self.name)

    def put(self) -> None:
        """Rename both into place. The folder of a page may have been tidied away in the meantime."""
        for made, place in zip(self.made, self.places, strict=True):
            try:
                made.rename(place)
            except FileNotFoundError:
                place.parent.mkdir(parents=True, exist_ok=True)
                made.rename(place)

    def forget(self) -> None:
        for made in self.made:
            made.unlink(missing_ok=True)


def files(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(folder / f"{name}{ending}" for ending in ENDINGS)


def write(folder: Path, waiting: Path, name: str, bodies: tuple[bytes, bytes]) -> Sheet:
    """Write gzip and brotli bytes into the folder `waiting`. Raises OSError (a full or closed disk)."""
    files(folder, name)[0].parent.mkdir(parents=True, exist_ok=True)
    stem = f"{os.getpid()}-{threading.get_ident()}"
    made = tuple(waiting / f"{stem}{ending}" for ending in ENDINGS)
    for file, body in zip(made, bodies, strict=True):
        file.write_bytes(body)
        os.utime(file, (moment_of(body),) * 2)
    return Sheet(folder, name, made)


def moment_of(body: bytes) -> int:
    """A time of change made of the bytes themselves: nginx makes its ETag of it, and so never gives two pages one."""
    return 946_684_800 + int(digest(body)[:7], 16)


def unlink(folder: Path, names: Sequence[str]) -> None:
    """Many are unlinked several at a time: a disk makes each wait for its journal, and large purges take thousands."""
    if len(names) <= AT_ONCE:  # most changes; threads would take longer to start
        _unlink(folder, names)
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda first: _unlink(folder, names[first::AT_ONCE]), range(AT_ONCE)))


def _unlink(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        for ending in ENDINGS:
            with suppress(FileNotFoundError):
                os.unlink(f"{folder}/{name}{ending}")  # noqa: PTH108 - making paths would take as long as unlinking
