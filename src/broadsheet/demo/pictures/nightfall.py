"""What all night skies share: their colours, the Milky Way, the land below."""

from __future__ import annotations

from PIL import ImageChops

from broadsheet.demo.pictures import brush, geometry, growth
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

GROUNDS = (
    colours.row("#0a1226 #142446 #27496b #5b7f8e"),
    colours.row("#0c1a24 #12303d #1f5058 #6a938a"),
    colours.row("#15122a #2a2148 #4a3a62 #a0727a"),
)

PALE = colours.of("#f7eed6")

GOLD = colours.of("#e9b25c")


def milky_way(sheet: Sheet, ground: tuple[colours.Colour, ...], lift: float = 0) -> None:
    """A slanting band of star cloud."""
    area = sheet.everywhere()
    field = brush.cloud(sheet.rng, sheet.size, 5, 6, 0.62)
    band = sheet.slope(area, 60, 0.18, 0.55)
    other = sheet.slope(area, 60, 0.88, 0.5)
    mask = ImageChops.multiply(ImageChops.multiply(brush.above(field, 112 - lift, 3.2), band), other)
    sheet.stain(mask, area, colours.mix(ground[3], PALE, 0.35), 0.6, 0.45)
    sheet.stain(ImageChops.multiply(mask, brush.above(field, 142, 6)), area, PALE, 0.6, 0.5)


def night_land(sheet: Sheet, ground: tuple[colours.Colour, ...], y: float = 850) -> list[Point]:
    far = geometry.ridge(sheet.rng, y - 40, 130, waves=3)
    sheet.fill(
        Stencil().poly(geometry.down_to(far)),
        (colours.mix(ground[1], ground[3], 0.25), colours.mix(ground[1], ground[3], 0.45)),
    )
    near = geometry.ridge(sheet.rng, y + 60, 70, waves=2)
    ink = colours.darker(ground[0], 0.4)
    sheet.fill(Stencil().poly(geometry.down_to(near)), ink)
    growth.tree_line(sheet, near, 90, ink, 70)
    return near
