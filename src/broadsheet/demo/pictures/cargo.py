"""Containers, stacked."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

BOXES = colours.row("#9b1c1f #c9823f #e3cfa4 #3f6b78 #7c8f7a #d9d2c3 #54423f")


def stacks(
    sheet: Sheet, hour: Hour, corner: Point, columns: int, rows: int, scale: float, share: float = 0.35
) -> None:
    groups: dict[Colour, Stencil] = {}
    ribs = Stencil()
    wide, tall = 54 * scale, 34 * scale
    for column in range(columns):
        for row in range(sheet.rng.randint(max(1, rows - 2), rows)):
            x, y = corner[0] + column * wide, corner[1] - row * tall
            tone = colours.mix(sheet.rng.choice(BOXES), hour.depth(0.8), share if hour.dark else share * 0.35)
            groups.setdefault(tone, Stencil()).box(x, y - tall + 2, x + wide - 2, y)
            for n in range(1, 7):
                ribs.line([(x + n * wide / 7, y - tall + 5), (x + n * wide / 7, y - 3)], 1.2)
    for tone, shape in groups.items():
        sheet.fill(shape, tone)
    sheet.fill(ribs, hour.ink, alpha=0.22)
