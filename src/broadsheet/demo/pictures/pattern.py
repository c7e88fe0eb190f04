"""Patterns that fill the picture."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import brush, geometry, girih, textiles
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]

# ground, three tones, pale, accent
PALETTES = (
    colours.row("#173a45 #2f6670 #7fa69a #d3b06a #f6ecd4 #9b1c1f"),
    colours.row("#1c2440 #35507a #7d97ad #d9a860 #f5ead2 #a63a2c"),
    colours.row("#243528 #4b6b4a #93a877 #dcbb73 #f7eed6 #9b2a21"),
    colours.row("#3a1a1e #7c2f2c #b97550 #dcb87c #f7ead3 #1f5360"),
)


def draw(sheet: Sheet, feature: str) -> None:
    tones = sheet.rng.choice(PALETTES)
    sheet.wash((tones[4],))
    FEATURES[feature](sheet, tones)
    _light(sheet, tones)


def _light(sheet: Sheet, tones: Tones) -> None:
    """One light over the whole, so that a flat pattern lies in a room."""
    everything = Stencil().box(LEFT - 600, TOP, RIGHT + 600, BOTTOM)
    sheet.shade(everything, tones[0], angle=38, start=0.45, end=1.25, alpha=0.5, grain=0.5)
    sheet.shade(everything, tones[4], angle=218, start=0.55, end=1.5, alpha=0.4, grain=0.3)


def _waves(sheet: Sheet, tones: Tones) -> None:
    """Overlapping scales of water, as on old textiles, with a few in another colour."""
    size = 105.0
    sheet.wash((tones[0],))
    for row in range(26):
        y = TOP + row * size * 0.5
        for column in range(-1, 11):
            x = LEFT + column * size * 2 + (row % 2) * size
            odd = sheet.rng.random()
            tone = tones[5] if odd < 0.05 else colours.mix(tones[0], tones[1], sheet.rng.uniform(0.2, 1))
            if odd > 0.93:
                tone = tones[3]
            sheet.fill(Stencil().oval(x, y + size, size), tones[4])
            for n, share in enumerate((0.92, 0.74, 0.56, 0.38, 0.2)):
                sheet.fill(Stencil().oval(x, y + size, size * share), colours.mix(tone, tones[4], 0.1 * n))
                if n < 4:
                    sheet.fill(Stencil().oval(x, y + size, size * (share - 0.11)), tones[4])


def _contours(sheet: Sheet, tones: Tones) -> None:
    field = brush.cloud(sheet.rng, sheet.size, 3.2, 4, 0.42)
    area = sheet.everywhere()
    levels = 13
    sheet.wash((tones[0],))
    for n in range(levels):
        level = 72 + n * 8.6
        tone = colours.along((tones[0], tones[1], tones[2], tones[3], tones[4]), (n + 1) / levels)
        mask = brush.above(field, level, 500)
        shadow = brush.soften(brush.above(field, level - 0.8, 400), 7)
        sheet.stain(shadow, area, colours.darker(tone, 0.6), 0.4, 0.2)
        sheet.stain(mask, area, tone, 1, 0)
    sheet.stain(brush.above(field, 72 + levels * 8.6, 500), area, tones[5], 1, 0)


def _circuit(sheet: Sheet, tones: Tones) -> None:
    sheet.wash((tones[0],))
    rng, step = sheet.rng, 34.0
    used: set[tuple[int, int]] = set()
    traces, pads, holes, gold = Stencil(), Stencil(), Stencil(), Stencil()
    _chip(sheet, tones, used, step)
    for _ in range(520):
        path = _trace(sheet, used)
        if len(path) > 4:
            points = [(LEFT + x * step, TOP + y * step) for x, y in path]
            (gold if rng.random() < 0.16 else traces).line(points, 9)
            for end in (points[0], points[-1]):
                pads.oval(*end, 12)
                holes.oval(*end, 5)
    sheet.fill(traces, tones[1])
    sheet.fill(gold, tones[3])
    sheet.fill(pads, tones[3])
    sheet.fill(holes, tones[0])


def _trace(sheet: Sheet, used: set[tuple[int, int]]) -> list[tuple[int, int]]:
    rng, ways = sheet.rng, ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    spot, way = (rng.randrange(0, 54), rng.randrange(0, 39)), rng.randrange(8)
    path: list[tuple[int, int]] = []
    for _ in range(rng.randint(6, 22)):
        if spot in used:
            break
        used.add(spot)
        path.append(spot)
        if rng.random() < 0.22:
            way = (way + rng.choice((-1, 1))) % 8
        spot = (spot[0] + ways[way][0], spot[1] + ways[way][1])
    return path


def _chip(sheet: Sheet, tones: Tones, used: set[tuple[int, int]], step: float) -> None:
    column, row, wide = 22 + sheet.rng.randint(-8, 8), 14 + sheet.rng.randint(-3, 3), 11
    used.update((x, y) for x in range(column - 1, column + wide + 2) for y in range(row - 1, row + wide + 2))
    x, y, side = LEFT + column * step, TOP + row * step, wide * step
    legs = Stencil()
    for n in range(12):
        at = 18 + n * (side - 36) / 11
        legs.box(x - 26, y + at - 6, x + side + 26, y + at + 6, 3).box(
            x + at - 6, y - 26, x + at + 6, y + side + 26, 3
        )
    sheet.fill(legs, tones[3])
    body = Stencil().box(x, y, x + side, y + side, 16)
    sheet.fill(body, (colours.darker(tones[0], 0.35), colours.darker(tones[0], 0.65)))
    sheet.fill(
        Stencil().box(x + 90, y + 90, x + side - 90, y + side - 90, 8),
        (tones[5], colours.darker(tones[5], 0.3)),
    )
    sheet.fill(Stencil().oval(x + 36, y + 36, 12), tones[2], alpha=0.7)


def _tiles(sheet: Sheet, tones: Tones) -> None:
    """Glazed tiles, four to a flower."""
    size = 190.0
    for row in range(8):
        for column in range(11):
            x, y = LEFT + column * size, TOP + row * size
            glaze = colours.mix(tones[4], tones[2], sheet.rng.uniform(0, 0.16))
            sheet.fill(Stencil().box(x + 2.5, y + 2.5, x + size - 2.5, y + size - 2.5, 4), glaze)
    corner, leaf, ring, heart = Stencil(), Stencil(), Stencil(), Stencil()
    for row in range(9):
        for column in range(12):
            x, y = LEFT + column * size, TOP + row * size
            for n in range(8):
                petal = [(0, 0), (18, -34), (0, -84), (-18, -34)]
                corner.poly(geometry.moved(geometry.smooth(petal, steps=6), x, y, 1, n * 45 + 22.5))
            ring.oval(x, y, 92).oval(x, y, 84, hole=True)
            heart.oval(x, y, 17)
            cx, cy = x + size / 2, y + size / 2
            for n in range(4):
                arch = geometry.smooth(
                    [(0, 0), (30, -26), (22, -66), (0, -92), (-22, -66), (-30, -26)], steps=6
                )
                leaf.poly(geometry.moved(arch, cx, cy, 0.62, n * 90 + 45))
            heart.poly(geometry.star(cx, cy, 20, 9, 4))
    for shape, tone in ((ring, tones[1]), (leaf, tones[1]), (corner, tones[0]), (heart, tones[5])):
        sheet.fill(shape, tone)
    grout = Stencil()
    for n in range(12):
        grout.line([(LEFT + n * size, TOP), (LEFT + n * size, BOTTOM + 100)], 4).line(
            [(LEFT, TOP + n * size), (RIGHT + 200, TOP + n * size)], 4
        )
    sheet.fill(grout, colours.mix(tones[4], tones[0], 0.3), alpha=0.8)


def _wheat(sheet: Sheet, tones: Tones) -> None:
    sheet.wash((tones[2], colours.mix(tones[3], tones[4], 0.6), tones[3]))
    sheet.glow(1050, 200, 700, tones[4], 0.8)
    for share in (0.0, 0.35, 0.7, 1.0):
        paint = colours.mix(colours.of("#e9c98a"), colours.of("#a8702e"), share)
        stems, grains, shine = Stencil(), Stencil(), Stencil()
        count = round(26 - 12 * share)
        for n in range(count):
            x = LEFT + (RIGHT - LEFT) * (n + sheet.rng.uniform(0, 1)) / count
            _ear(
                sheet,
                stems,
                grains,
                shine,
                (x, 1180),
                690 + 60 * share - 260 * sheet.rng.random(),
                0.75 + 0.6 * share,
            )
        sheet.fill(stems, paint)
        sheet.fill(grains, (colours.mix(paint, tones[3], 0.35), paint))
        sheet.fill(shine, tones[4], alpha=0.25 + 0.3 * share)


def _ear(
    sheet: Sheet, stems: Stencil, grains: Stencil, shine: Stencil, foot: Point, tall: float, scale: float
) -> None:
    x, y = foot
    lean = sheet.rng.uniform(20, 150)
    top = (x + lean, y - tall)
    spine = geometry.smooth([(x, y), (x + lean * 0.2, y - tall * 0.5), top], closed=False, steps=10)
    stems.poly(geometry.ribbon(spine, (7 * scale, 4 * scale)))
    turn = math.degrees(math.atan2(lean * 1.1, tall * 0.6))
    for n in range(9):
        for side in (-1, 1):
            kernel = geometry.smooth(
                [(0, 0), (side * 13, -12), (side * 15, -32), (side * 4, -46), (side * 1, -20)], steps=5
            )
            spot = geometry.moved([(0, -n * 21 * scale)], *top, 1, turn + n * 1.5)[0]
            grains.poly(geometry.moved(kernel, *spot, scale, turn + n * 1.5))
            shine.line(
                geometry.moved([(side * 9, -16), (side * 8, -34)], *spot, scale, turn + n * 1.5), 2.4 * scale
            )
            whisker = geometry.moved([(side * 6, -40), (side * 22, -150)], *spot, scale, turn + n * 1.5)
            stems.line(whisker, 1.6 * scale)


FEATURES = {
    "girih": girih.draw,
    "weave": textiles.weave,
    "waves": _waves,
    "contours": _contours,
    "circuit": _circuit,
    "tiles": _tiles,
    "knots": textiles.knots,
    "wheat": _wheat,
}
