"""Star patterns in the manner of Islamic strapwork.

Rays start from the middles of the sides of a tiling's polygons and are drawn until they meet (E. H. Hankin's
"polygons in contact", Memoirs of the Archaeological Survey of India 15, 1925).
"""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]
Tile = tuple[Point, int, float]  # middle, number of sides, turn in degrees of a side's middle


def draw(sheet: Sheet, tones: Tones) -> None:
    tiling, side = sheet.rng.choice(
        ((_dodecagons, 74.0), (_dodecagons, 92.0), (_octagons, 118.0), (_octagons, 144.0))
    )
    tiles = tiling(side)
    slant = sheet.rng.choice((52, 58, 63))
    paints = {12: tones[0], 8: tones[0], 6: tones[5], 4: tones[1]}
    grounds = {12: tones[3], 8: tones[3], 6: tones[2], 4: tones[2]}
    sheet.wash((tones[2],))
    edges = Stencil()
    for sides in sorted({tile[1] for tile in tiles}):
        field, stars, inner = Stencil(), Stencil(), Stencil()
        for tile in (t for t in tiles if t[1] == sides):
            corners = _corners(tile, side)
            star = _star(tile, side, slant)
            field.poly(corners)
            stars.poly(star)
            edges.line([*star, star[0], star[1]], 9)
            if sides > 6:
                inner.poly(_star(tile, side * 0.52, slant - 6))
        sheet.fill(field, grounds[sides])
        sheet.fill(stars, paints[sides])
        if inner.cuts:
            sheet.fill(inner, tones[5])
            hearts = Stencil()
            for tile in (t for t in tiles if t[1] == sides):
                hearts.poly(_star(tile, side * 0.2, slant))
            sheet.fill(hearts, tones[4])
    _straps(sheet, edges, tones)


def _straps(sheet: Sheet, edges: Stencil, tones: Tones) -> None:
    wide, thin = Stencil(), Stencil()
    for points, _, _ in edges.cuts:
        wide.line(points, 15)
        thin.line(points, 9)
    sheet.fill(wide, colours.darker(tones[0], 0.3))
    sheet.fill(thin, tones[4])


def _radius(sides: int, side: float) -> float:
    """From the middle of a regular polygon to the middle of a side."""
    return side / 2 / math.tan(math.pi / sides)


def _corners(tile: Tile, side: float) -> list[Point]:
    (x, y), sides, turn = tile
    far = side / 2 / math.sin(math.pi / sides) * 1.01
    angles = (math.radians(turn + 360 * (n + 0.5) / sides) for n in range(sides))
    return [(x + far * math.cos(a), y + far * math.sin(a)) for a in angles]


def _star(tile: Tile, side: float, slant: float) -> list[Point]:
    """Tips on the middles of the sides, notches where the rays of neighbouring sides meet."""
    (x, y), sides, turn = tile
    far, half = _radius(sides, side), math.pi / sides
    # a ray leaves the side's middle at `slant` degrees from the side and meets its neighbour on the bisector
    lean = math.radians(90 - slant)
    notch = far * math.sin(lean) / math.sin(lean + half)
    points = []
    for n in range(sides):
        angle = math.radians(turn + 360 * n / sides)
        points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
        points.append((x + notch * math.cos(angle + half), y + notch * math.sin(angle + half)))
    return points


def _dodecagons(side: float) -> list[Tile]:
    """The 4.6.12 tiling: dodecagons in a triangular grid, squares between two, hexagons between three."""
    apart = 2 * _radius(12, side) + side
    tiles: list[Tile] = []
    for row in range(-5, 6):
        for column in range(-6, 7):
            x, y = 750 + (column + (row % 2) * 0.5) * apart, 500 + row * apart * math.sqrt(3) / 2
            tiles.append(((x, y), 12, 0))
            for angle in (0, 60, 120):
                a = math.radians(angle)
                tiles.append(((x + apart / 2 * math.cos(a), y + apart / 2 * math.sin(a)), 4, angle))
            for angle in (30, 90):
                a = math.radians(angle)
                tiles.append(
                    (
                        (x + apart / math.sqrt(3) * math.cos(a), y + apart / math.sqrt(3) * math.sin(a)),
                        6,
                        30 + angle % 60 + 30,
                    )
                )
    return tiles


def _octagons(side: float) -> list[Tile]:
    """The 4.8.8 tiling: octagons in a square grid, squares on edge between them."""
    apart = 2 * _radius(8, side)
    tiles: list[Tile] = []
    for row in range(-4, 5):
        for column in range(-6, 7):
            x, y = 750 + column * apart, 500 + row * apart
            tiles.append(((x, y), 8, 0))
            tiles.append(((x + apart / 2, y + apart / 2), 4, 45))
    return tiles
