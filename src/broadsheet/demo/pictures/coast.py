"""Coasts of the Calder Sea."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.demo.pictures import air, cliffs, geometry, harbour, vessels
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Feature = Callable[[Sheet, Hour, float, Point], None]


def draw(sheet: Sheet, hour: Hour, feature: str) -> None:
    horizon = {"cliffs": 660.0, "islands": 560.0, "harbour": 600.0}.get(feature, 630.0)
    light = air.sky(sheet, hour, horizon)
    if feature not in ("islands", "turbines"):
        _headlands(sheet, hour, horizon)
    air.water(sheet, hour, horizon, light)
    air.mist(sheet, horizon, 90, colours.mix(hour.horizon, hour.depth(0), 0.25), 0.5)
    FEATURES[feature](sheet, hour, horizon, light)
    if hour.name == "storm":
        air.rain(sheet, hour.orb)
    else:
        _gulls(sheet, hour, light)


def _gulls(sheet: Sheet, hour: Hour, light: Point) -> None:
    paint = hour.pale if hour.dark else hour.shade
    if hour.name != "night":
        air.birds(sheet, sheet.rng.randint(5, 11), (1500 - light[0], 300), 130, paint, 15)


def _headlands(sheet: Sheet, hour: Hour, horizon: float) -> None:
    side = sheet.rng.choice((-1, 1))
    for share, height, reach in ((0.0, 75, 0.95), (0.22, 60, 0.6), (0.42, 50, 0.36)):
        line = headland(sheet, horizon, height * sheet.rng.uniform(0.8, 1.2), reach, side)
        land = Stencil().poly(line)
        sheet.fill(land, (hour.depth(share), colours.mix(hour.depth(share), hour.horizon, 0.35)))
        side = -side


def headland(sheet: Sheet, horizon: float, height: float, reach: float, side: int) -> list[Point]:
    """A strip of far coast from one side of the picture, `reach` of its width long, falling to the water."""
    wide = (RIGHT - LEFT) * reach
    line = geometry.ridge(sheet.rng, horizon - height, height * 0.7, waves=5, start=0, end=wide, steps=90)
    fallen = [(x, y + (horizon - y) * (x / wide) ** 1.6) for x, y in line]
    outline = [(0, horizon), *fallen, (wide, horizon)]
    return [(LEFT + x if side < 0 else RIGHT - x, y) for x, y in outline]


def _lighthouse(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    side = -1 if light[0] > 750 else 1
    x = 750 + side * sheet.rng.uniform(250, 330)
    top = sheet.rng.uniform(640, 680)
    cliffs.cliff(sheet, hour, (x - side * 150, top + 30), BOTTOM + 40, side, 90, 0.75)
    cottage(sheet, hour, (x + side * 175, top + 6), 1.0, -side)
    harbour.lighthouse(sheet, hour, (x, top + 18), 430, -side)
    cliffs.foam(sheet, hour, x - side * 330, horizon + 250, 240)


def cottage(sheet: Sheet, hour: Hour, foot: Point, scale: float, lit: int) -> None:
    wall, roof, holes = (Stencil(*foot, scale) for _ in range(3))
    wall.poly([(-62, 0), (-62, -52), (62, -52), (62, 0)])
    roof.poly([(-72, -48), (-48, -92), (48, -92), (72, -48)]).box(26, -114, 42, -80)
    for x in (-38, 0, 36):
        holes.box(x - 8, -38, x + 8, -16)
    sheet.fill(wall, colours.mix(hour.pale, hour.depth(0.5), 0.25))
    sheet.shade(wall, hour.shade, angle=0 if lit < 0 else 180, start=0.2, end=1.2, alpha=0.7)
    sheet.fill(roof, colours.mix(hour.accent, hour.ink, 0.45))
    sheet.fill(holes, hour.lamp if hour.dark else hour.shade)


def _islands(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    side = 1
    for n in range(7):
        share, y = n / 6.5, horizon + 4 + 40 * n**1.25
        wide, tall = 230 + 60 * n, sheet.rng.uniform(60, 105) * (1 + 0.16 * n)
        x = 750 + side * sheet.rng.uniform(180, 560)
        island(sheet, hour, (x, y), wide, tall, share)
        side = -side
    vessels.sloop(sheet, hour, (750 + sheet.rng.uniform(-160, 160), horizon + 190), 0.85, light)


def island(sheet: Sheet, hour: Hour, foot: Point, wide: float, tall: float, share: float) -> None:
    x, y = foot
    humps = geometry.ridge(sheet.rng, 0, tall, waves=3, start=-wide, end=wide, steps=60)
    line = [
        (x + px, y - (py * -0.6 + tall * 0.75) * max(0.0, 1 - (px / wide) ** 2) ** 0.6) for px, py in humps
    ]
    land, mirror = Stencil().poly(line), Stencil().poly([(px, y + (y - py) * 0.45) for px, py in line])
    paint = hour.depth(share)
    sheet.shade(mirror, colours.darker(paint, 0.1), angle=-90, start=0.1, end=1, alpha=0.6, grain=0.3)
    sheet.fill(
        land,
        (colours.mix(paint, hour.grass[1], share * 0.5), colours.mix(paint, hour.horizon, 0.3 * (1 - share))),
    )
    sheet.shade(land, hour.ink, angle=0, start=0.3, end=1.2, alpha=0.45 * share)
    shoreline = Stencil().poly(air.dash(x, y + 1, wide * 2, 3 + 4 * share))
    sheet.fill(shoreline, hour.orb, alpha=0.5)


def _boats(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    side = -1 if light[0] > 750 else 1
    vessels.sloop(sheet, hour, (750 - side * 120, horizon + 40), 0.5, light)
    vessels.trawler(sheet, hour, (750 + side * 330, horizon + 120), 0.95, light, flip=side > 0)
    vessels.sloop(sheet, hour, (750 - side * 300, horizon + 215), 1.35, light)
    vessels.rowing_boat(sheet, hour, (750 + side * 140, horizon + 290), 1.2, light)


def _ferry(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    side = -1 if light[0] > 750 else 1
    vessels.ferry(sheet, hour, (750 + side * 90, horizon + 130), 1.25, light, flip=side < 0)
    vessels.rowing_boat(sheet, hour, (750 - side * 420, horizon + 270), 0.9, light)


def _turbines(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    for size, y, xs in (
        (0.3, 8, range(-60, 1600, 150)),
        (0.52, 40, range(10, 1600, 330)),
        (1.0, 135, range(240, 1500, 640)),
    ):
        for x in xs:
            spot = (x + sheet.rng.uniform(-14, 14), horizon + y)
            vessels.turbine(sheet, hour, spot, 470 * size, light, share=size)
    vessels.trawler(sheet, hour, (620, horizon + 175), 0.62, light)


FEATURES: dict[str, Feature] = {
    "lighthouse": _lighthouse,
    "harbour": harbour.town,
    "cranes": harbour.cranes,
    "cliffs": cliffs.cliffs,
    "islands": _islands,
    "boats": _boats,
    "ferry": _ferry,
    "turbines": _turbines,
}
