"""The outlines of countries: Natural Earth (public domain), as TopoJSON from the npm package world-atlas."""

from __future__ import annotations

import functools
import itertools
import json
from pathlib import Path
from typing import Any

Ring = list[tuple[float, float]]  # degrees of longitude and latitude

FILE = Path(__file__).parent.parent / "outlines" / "countries-50m.json"


@functools.cache
def rings(file: Path = FILE) -> tuple[Ring, ...]:
    """Every ring of every country, holes among them."""
    if not file.exists():
        raise FileNotFoundError(
            f"{file} is missing: run the asset step (make assets), which fetches world-atlas"
        )
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [_unfold(arc, topology["transform"]) for arc in topology["arcs"]]
    found: list[Ring] = []
    for country in topology["objects"]["countries"]["geometries"]:
        found += [_unwrap(_join(ring, arcs)) for polygon in _polygons(country) for ring in polygon]
    return tuple(found)


def _unfold(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc's points; in the file each is the step from the one before, in whole numbers."""
    (scale_x, scale_y), (base_x, base_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: Ring = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * scale_x + base_x, y * scale_y + base_y))
    return points


def _polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    return [country["arcs"]] if country["type"] == "Polygon" else list(country["arcs"])


def _join(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs end to end; a negative number means the arc ~number, run backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _unwrap(ring: Ring) -> Ring:
    """The ring without its leap at the date line; one that runs round the pole is closed along it."""
    turns, whole = 0, [ring[0]]
    for (before, _), (lon, lat) in itertools.pairwise(ring):
        if abs(lon - before) > 180:
            turns += 360 if lon < before else -360
        whole.append((lon + turns, lat))
    if abs(whole[-1][0] - whole[0][0]) > 180:
        whole += [(whole[-1][0], -90.0), (whole[0][0], -90.0)]
    return whole
