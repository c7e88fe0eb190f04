"""A store held against what the paper says now: every page of it, byte for byte."""

import gzip
from collections.abc import Callable
from functools import cache

import brotli

from broadsheet.delivery import rendering
from broadsheet.delivery.store import BROKEN, Sheet, Store

Fresh = Callable[[str], Sheet | None]

UNPACK = {".gz": gzip.decompress, ".br": brotli.decompress}


def stored(store: Store) -> dict[str, str]:
    """path → content of every page that the index names, spoiled or not."""
    return dict(store.index.db.execute("SELECT path, content FROM page"))


def marked(store: Store) -> set[str]:
    """Hot pages that wait for the printer."""
    rows = store.index.db.execute("SELECT path FROM page WHERE spoiled_at IS NOT NULL")
    return {path for (path,) in rows}


def fresh(renderer: rendering.Renderer) -> Fresh:
    """fresh(renderer)(path) → what the paper says now, None where it has no such page; each is asked once."""
    return cache(lambda path: rendering.sheet(renderer.render(path)))


def wrong(store: Store, fresh: Fresh) -> list[str]:
    """Addresses whose stored pages readers must not be given: not what a fresh render says, or not whole."""
    return [found for path in sorted(stored(store)) if (found := _wrong(store, fresh, path))]


def _wrong(store: Store, fresh: Fresh, path: str) -> str:
    kept = store.find(path)
    if kept is None:
        return ""  # its time has passed, so nobody is given it
    sheet = fresh(path)
    if sheet is None:
        return f"{path}: there is no such page"
    for ending, unpack in UNPACK.items():
        try:
            body = unpack(store.read(kept, ending))
        except FileNotFoundError:
            continue  # nobody is given it
        except BROKEN as error:
            return f"{path}{ending}: {error!r}"
        if body != unpack(sheet.gzip if ending == ".gz" else sheet.brotli):
            return f"{path}{ending}: the paper says something else by now"
    return "" if kept.headers == sheet.headers else f"{path}: {kept.headers} became {sheet.headers}"
