"""Country outlines (Natural Earth 1:50m as TopoJSON, public domain) for server-drawn maps."""

from pathlib import Path

from broadsheet.theme.assets import files, packages, places


def make() -> list[Path]:
    source = packages.folder("world-atlas") / "countries-50m.json"
    return [files.write(places.OUTLINES, source.read_bytes())]
