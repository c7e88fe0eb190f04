"""Tessary and the other towns of the Calder Sea."""

from __future__ import annotations

import itertools

from broadsheet.demo.pictures import air, buildings, geometry, halls, harbour, places, streets
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def draw(sheet: Sheet, hour: Hour, feature: str) -> None:
    light = air.sky(sheet, hour, {"oldtown": 640.0}.get(feature, 700.0))
    FEATURES[feature](sheet, hour, light)
    if hour.name == "storm" or feature == "rain":
        air.rain(sheet, hour.orb, alpha=0.26)


def blocks(
    sheet: Sheet,
    hour: Hour,
    foot: float,
    share: float,
    heights: tuple[float, float],
    widths: tuple[float, float],
    lit: int,
    gap: float = 1.0,
) -> None:
    x = LEFT
    while x < RIGHT:
        wide = sheet.rng.uniform(*widths)
        near_middle = 1.25 - abs(x - 780) / 1100
        buildings.tower(sheet, hour, (x, foot), wide, sheet.rng.uniform(*heights) * near_middle, share, lit)
        x += wide * sheet.rng.uniform(gap * 0.92, gap * 1.25)


def _skyline(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit = air.side_of(light)
    blocks(sheet, hour, 690, 0.0, (190, 400), (46, 90), lit)
    air.mist(sheet, 690, 240, hour.horizon, 0.5)
    blocks(sheet, hour, 690, 0.3, (130, 330), (52, 100), lit, 1.1)
    air.mist(sheet, 690, 180, hour.horizon, 0.35)
    buildings.dome(
        sheet, hour, (750 - lit * 240, 692), 150, colours.mix(hour.depth(0.45), hour.pale, 0.25), lit
    )
    blocks(sheet, hour, 694, 0.75, (60, 190), (60, 120), lit, 1.25)
    _river(sheet, hour, 694, light)
    near = geometry.ridge(sheet.rng, 965, 36, waves=2)
    sheet.fill(Stencil().poly(geometry.down_to(near)), hour.ink)
    for x in (180, 460, 1240):
        buildings.street_lamp(sheet, hour, (x, 965), 150)


def _river(sheet: Sheet, hour: Hour, top: float, light: Point) -> None:
    sheet.fill(Stencil().box(LEFT, top - 2, RIGHT, top + 14), hour.shade)
    sheet.wash(hour.water, top + 12, BOTTOM)
    harbour.reflect(sheet, hour, top + 12)
    air.path(sheet, top + 12, light[0], hour.orb, 0.5)


def _bridge(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit = air.side_of(light)
    blocks(sheet, hour, 640, 0.05, (80, 260), (50, 110), lit, 1.1)
    air.mist(sheet, 650, 200, hour.horizon, 0.6)
    air.water(sheet, hour, 645, light)
    for share, deck, towers, thick in ((0.9, 590, (430, 1160), 30),):
        _suspension(sheet, hour, deck, towers, thick, share)
    harbour.reflect(sheet, hour, 742, 0.4)
    places.barge(sheet, hour, (620, 850), 1.0)


def _suspension(
    sheet: Sheet, hour: Hour, deck: float, towers: tuple[float, float], thick: float, share: float
) -> None:
    paint, top = hour.depth(share), deck - 380
    cables, hangers, frame = Stencil(), Stencil(), Stencil()
    ends = [(towers[0] - 730, deck), (towers[0], top), (towers[1], top), (towers[1] + 730, deck)]
    for (ax, ay), (bx, by) in itertools.pairwise(ends):
        sag = 330 if ay == by else 120
        curve = [
            (ax + (bx - ax) * t / 24, ay + (by - ay) * t / 24 + sag * 4 * (t / 24) * (1 - t / 24))
            for t in range(25)
        ]
        cables.line(curve, 8)
        for x, y in curve[1:-1]:
            hangers.line([(x, y), (x, deck)], 2.2)
    for x in towers:
        for off in (-30, 30):
            frame.poly(
                [
                    (x + off * 1.25 - 15, deck + 152),
                    (x + off - 11, top - 10),
                    (x + off + 11, top - 10),
                    (x + off * 1.25 + 15, deck + 152),
                ]
            )
        for y in (top + 16, top + 130, deck + 60):
            frame.box(x - 34, y, x + 34, y + 22)
        frame.box(x - 74, deck + 118, x + 74, deck + 158, 8)
    frame.box(LEFT, deck, RIGHT, deck + thick)
    sheet.fill(hangers, paint, alpha=0.75)
    sheet.fill(cables, paint)
    sheet.fill(frame, (colours.mix(hour.accent, paint, 0.25), colours.mix(hour.accent, hour.ink, 0.55)))
    sheet.fill(Stencil().box(LEFT, deck + thick - 6, RIGHT, deck + thick), hour.ink, alpha=0.6)
    lamps = Stencil()
    for n in range(24):
        lamps.oval(LEFT + n * 76, deck - 8, 4.5)
    sheet.fill(lamps, hour.lamp)


def _oldtown(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit, rng = air.side_of(light), sheet.rng
    hills = Stencil().poly(geometry.down_to(geometry.ridge(rng, 560, 140, waves=2)))
    sheet.fill(hills, (hour.depth(0.05), colours.mix(hour.depth(0.05), hour.horizon, 0.6)))
    for row in range(6):
        share, foot = row / 6, 640 + row * 92
        if row == 2:
            buildings.dome(
                sheet,
                hour,
                (750 - lit * 190, foot + 20),
                250,
                harbour.in_light(hour, colours.of("#ead9b8"), 0.25),
                lit,
            )
        streets.roofs(sheet, hour, foot, share, lit)
        if row < 4:
            air.mist(sheet, foot + 20, 90, hour.horizon, 0.3 * (1 - share))


FEATURES = {
    "skyline": _skyline,
    "bridge": _bridge,
    "market": places.market,
    "oldtown": _oldtown,
    "tram": streets.tram_street,
    "rain": streets.rainy_street,
    "station": halls.station,
    "square": places.square,
}
