"""Reads WXR as a stream: one item in memory at a time, whatever the size of the file.

Expat alone, with all that a hostile file could use refused: entity declarations, external document types,
elements nested too deep, a tag without end, texts without end. Namespaces are resolved here, because their
addresses differ from version to version and some exports leave the declarations out.
"""

import contextlib
import gzip
import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from broadsheet.importers.wordpress.handling import Handler, Unsafe
from broadsheet.importers.wordpress.records import Item, Site

CHUNK = 64 * 1024
MAX_TOKEN = 8 * 2**20  # one tag, comment or instruction; expat keeps it whole in memory
MAX_BYTES = 8 * 2**30  # unpacked: past any archive known, short of a disk full of compressed zeros
CONTROL = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
VERSIONS = {"1.0", "1.1", "1.2"}


class NotReadable(Exception):
    """The file is no WXR or cannot be read whole; the message is one sentence for a person."""


def items(path: Path, site: Site) -> Iterator[Item]:
    """The items in the file's order; `site` is filled on the way and whole at the end. Raises NotReadable."""
    ready: deque[Item] = deque()
    parser = expat.ParserCreate()
    Handler(parser, site, ready).connect()
    source = _Source(path)
    try:
        with contextlib.closing(source):
            for chunk in source.chunks():
                site.dropped_characters = source.dropped
                parser.Parse(chunk, False)
                source.refuse_endless_token(parser)
                while ready:
                    yield ready.popleft()
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _malformed(path, error, source.lines_skipped) from error
    except Unsafe as error:
        line = parser.CurrentLineNumber + source.lines_skipped
        raise NotReadable(
            _("%(file)s is refused at line %(line)d: %(why)s.")
            % {"file": path.name, "line": line, "why": error}
        ) from error
    except ValueError as error:  # expat about encodings it does not know
        raise NotReadable(
            _("%(file)s cannot be decoded: %(why)s.") % {"file": path.name, "why": error}
        ) from error
    yield from ready
    _refuse_other_kinds(path, site)


def _malformed(path: Path, error: expat.ExpatError, lines_skipped: int) -> NotReadable:
    return NotReadable(
        _("%(file)s is not well-formed XML: %(why)s at line %(line)d, column %(column)d.")
        % {
            "file": path.name,
            "why": expat.ErrorString(error.code),
            "line": error.lineno + lines_skipped,
            "column": error.offset + 1,
        }
    )


def _refuse_other_kinds(path: Path, site: Site) -> None:
    if not site.wp_seen:
        raise NotReadable(_("%(file)s is XML, but no WordPress export (WXR).") % {"file": path.name})
    if not site.has_channel:
        raise NotReadable(_("%(file)s has no channel, so it is no WordPress export.") % {"file": path.name})
    if site.version and site.version not in VERSIONS:
        raise NotReadable(
            _("%(file)s says it is WXR version “%(version)s”; 1.0, 1.1 and 1.2 are known.")
            % {"file": path.name, "version": site.version[:20]}
        )


class _Source:
    """The bytes of a file, unpacked if need be, without what XML forbids and exporters write all the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.dropped = self.fed = self.lines_skipped = 0
        try:
            self.file: BinaryIO = path.open("rb")
        except OSError as error:
            raise NotReadable(
                _("%(file)s cannot be opened: %(why)s.") % {"file": path, "why": error.strerror}
            ) from error

    def close(self) -> None:
        self.file.close()

    def chunks(self) -> Iterator[bytes]:
        try:
            yield from self._cleaned()
        except (EOFError, zlib.error, OSError) as error:
            raise NotReadable(
                _("%(file)s cannot be read to its end: %(why)s.") % {"file": self.path.name, "why": error}
            ) from error

    def _cleaned(self) -> Iterator[bytes]:
        start = self.file.peek(4)[:4] if hasattr(self.file, "peek") else b""
        if start.startswith(b"PK\x03\x04"):
            raise NotReadable(_("%(file)s is a zip file: unpack it first.") % {"file": self.path.name})
        stream = gzip.GzipFile(fileobj=self.file) if start.startswith(b"\x1f\x8b") else self.file
        first = stream.read(CHUNK)
        is_wide = first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in first[:4]
        chunk = first if is_wide else self._without_leading_space(first)
        while chunk:
            chunk = chunk if is_wide else self._without_controls(chunk)
            self.fed += len(chunk)
            yield chunk
            chunk = stream.read(CHUNK)

    def _without_leading_space(self, first: bytes) -> bytes:
        kept = first.removeprefix(b"\xef\xbb\xbf").lstrip()
        self.lines_skipped = first[: len(first) - len(kept)].count(b"\n")
        return kept

    def _without_controls(self, chunk: bytes) -> bytes:
        kept = chunk.translate(None, CONTROL)
        self.dropped += len(chunk) - len(kept)
        return kept

    def refuse_endless_token(self, parser: expat.XMLParserType) -> None:
        if self.fed > MAX_BYTES:
            raise Unsafe(_("more than %(limit)d GB unpacked") % {"limit": MAX_BYTES // 2**30})
        if self.fed - parser.CurrentByteIndex > MAX_TOKEN:
            raise Unsafe(_("a tag or comment of more than %(limit)d MB") % {"limit": MAX_TOKEN // 2**20})
