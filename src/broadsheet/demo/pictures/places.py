"""Places where people meet: a market, a square; and a barge on the river."""

from __future__ import annotations

from broadsheet.demo.pictures import air, buildings, figures, geometry, harbour, streets
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

FRUIT = colours.row("#c9452f #e09a3a #d8c14a #7d9a4d #8c2f3a #e6b04a")


def square(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit = -1 if light[0] < 750 else 1
    buildings.dome(
        sheet, hour, (750 - lit * 330, 420), 190, harbour.in_light(hour, colours.of("#e6d2ad"), 0.3), lit
    )
    _arcade(sheet, hour, 690, lit)
    ground = Stencil().box(LEFT, 690, RIGHT, BOTTOM)
    sheet.fill(
        ground, (colours.mix(hour.pale, hour.depth(0.3), 0.4), colours.mix(hour.depth(0.7), hour.pale, 0.15))
    )
    _paving(sheet, hour, 690)
    _fountain(sheet, hour, (750 + lit * 110, 850), lit)
    for y in sorted(sheet.rng.uniform(715, 960) for _ in range(14)):
        x = sheet.rng.choice((sheet.rng.uniform(20, 560), sheet.rng.uniform(960, 1480)))
        streets.passer(sheet, hour, (x, y), 84 + (y - 690) * 0.7, lit)


def _arcade(sheet: Sheet, hour: Hour, foot: float, lit: int) -> None:
    """A long palace with an arcade below and tall windows above."""
    wall = harbour.in_light(hour, colours.of("#e2bf8e"), 0.1)
    body, arches, trim, panes, lamps, roof = (Stencil() for _ in range(6))
    body.box(LEFT, foot - 330, RIGHT, foot)
    roof.poly([(LEFT, foot - 395), (RIGHT, foot - 395), (RIGHT, foot - 328), (LEFT, foot - 328)])
    trim.box(LEFT, foot - 338, RIGHT, foot - 322).box(LEFT, foot - 172, RIGHT, foot - 160)
    for n in range(19):
        x = LEFT + 40 + n * 100
        arches.box(x - 36, foot - 92, x + 36, foot).poly(geometry.arc(x, foot - 92, 36, 40, 180, 360))
        pick = lamps if sheet.rng.random() < buildings.LIT[hour.name] else panes
        pick.box(x - 19, foot - 276, x + 19, foot - 196).poly(geometry.arc(x, foot - 276, 19, 19, 180, 360))
        trim.box(x - 26, foot - 194, x + 26, foot - 186).box(x + 44, foot - 100, x + 56, foot - 90)
    sheet.fill(roof, (harbour.in_light(hour, colours.of("#a5533a"), 0.1), hour.shade))
    sheet.fill(body, (wall, colours.darker(wall, 0.15)))
    sheet.shade(body, hour.shade, angle=0 if lit < 0 else 180, start=0.3, end=1.15, alpha=0.6)
    sheet.fill(arches, (hour.shade, colours.mix(hour.shade, hour.lamp, 0.6 if hour.dark else 0.15)))
    sheet.fill(panes, hour.shade, alpha=0.85)
    sheet.fill(lamps, hour.lamp)
    sheet.fill(trim, hour.pale, alpha=0.7)


def _paving(sheet: Sheet, hour: Hour, top: float) -> None:
    joints = Stencil()
    for n in range(-22, 23):
        joints.line([(750 + n * 44, top), (750 + n * 190, BOTTOM)], 1.6)
    for n in range(1, 12):
        y = top + (BOTTOM - top) * (n / 12) ** 2
        joints.line([(LEFT, y), (RIGHT, y)], 1.6)
    sheet.fill(joints, hour.shade, alpha=0.16)


def _fountain(sheet: Sheet, hour: Hour, foot: Point, lit: int) -> None:
    x, y = foot
    shadow, basin, pool, column, jets = (Stencil(x, y) for _ in range(5))
    shadow.oval(-lit * 60, 22, 290, 44)
    basin.oval(0, 0, 230, 42).box(-230, 0, 230, 34).oval(0, 34, 230, 42)
    pool.oval(0, -2, 206, 33)
    column.poly([(-20, 0), (-12, -110), (12, -110), (20, 0)]).poly(
        geometry.arc(0, -120, 84, 34, 0, 180)
    ).oval(0, -120, 84, 9)
    column.poly([(-9, -120), (-6, -190), (6, -190), (9, -120)]).poly(
        geometry.arc(0, -192, 40, 20, 0, 180)
    ).oval(0, -192, 40, 5)
    for side in (-1, 1):
        for reach, height in ((44, 62), (96, 120), (150, 70)):
            top = -192 if reach < 60 else -125
            jets.line(
                [
                    (
                        side * reach * t / 14,
                        top - height * 1.2 * (t / 14) * (1 - t / 14) - (top + 2) * (t / 14) ** 2,
                    )
                    for t in range(15)
                ],
                3,
            )
    sheet.fill(shadow, hour.shade, alpha=0.35)
    stone = colours.mix(hour.pale, hour.depth(0.4), 0.3)
    sheet.fill(basin, (stone, colours.darker(stone, 0.3)))
    sheet.shade(basin, hour.shade, angle=0 if lit < 0 else 180, start=0.3, end=1.1, alpha=0.8)
    sheet.fill(pool, (hour.water[1], hour.water[0]))
    sheet.fill(column, (stone, colours.darker(stone, 0.2)))
    sheet.shade(column, hour.shade, angle=0 if lit < 0 else 180, start=0.2, end=1.0, alpha=0.8)
    sheet.fill(jets, hour.orb, alpha=0.75)


def market(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit, x = -1 if light[0] < 750 else 1, LEFT
    while x < RIGHT:
        wide = sheet.rng.uniform(170, 260)
        paint = harbour.in_light(hour, sheet.rng.choice(streets.WALLS), 0.15)
        buildings.facade(sheet, hour, (x, 690), wide, sheet.rng.uniform(430, 560), paint, lit)
        x += wide
    ground = Stencil().box(LEFT, 690, RIGHT, BOTTOM)
    sheet.fill(ground, (colours.mix(hour.pale, hour.depth(0.4), 0.45), hour.depth(0.8)))
    _paving(sheet, hour, 690)
    for n in range(3):
        _stall(sheet, hour, (250 + n * 500 + sheet.rng.uniform(-30, 30), 800), 0.78, n)
    _garland(sheet, hour, 300)
    for y in sorted(sheet.rng.uniform(835, 880) for _ in range(6)):
        streets.passer(sheet, hour, (sheet.rng.uniform(60, 1440), y), 245, lit)
    _stall(sheet, hour, (750 - lit * 420, 1010), 1.35, 4)
    for x in (750 + lit * 110, 750 + lit * 240, 750 + lit * 620):
        streets.passer(sheet, hour, (x, sheet.rng.uniform(960, 1000)), 370, lit)


def _stall(sheet: Sheet, hour: Hour, foot: Point, scale: float, n: int) -> None:
    paint = (hour.accent, colours.of("#4b6f74"), colours.of("#c88d3d"), colours.of("#5f7a52"), hour.accent)[
        n % 5
    ]
    paint = colours.mix(paint, hour.shade, streets.DIM[hour.name] * 0.7)
    poles, bench, inside = (Stencil(*foot, scale) for _ in range(3))
    poles.box(-206, -330, -198, 0).box(198, -330, 206, 0)
    inside.box(-200, -300, 200, -90)
    bench.box(-215, -96, 215, -4)
    sheet.fill(inside, (hour.shade, colours.mix(hour.shade, hour.lamp, 0.55)), alpha=0.8)
    who = figures.look(sheet.rng, hour.shade, streets.DIM[hour.name])
    figures.stander(sheet, (foot[0] + 40 * scale, foot[1] + 50 * scale), 330 * scale, who)
    sheet.fill(poles, hour.ink)
    sheet.fill(bench, (colours.mix(hour.pale, hour.depth(0.5), 0.4), hour.depth(0.9)))
    _crates(sheet, hour, foot, scale)
    stripes, cloth = Stencil(*foot, scale), Stencil(*foot, scale)
    cloth.poly([(-190, -372), (190, -372), (240, -286), (-240, -286)])
    for k in range(8):
        a, b = -240 + k * 60, -240 + (k + 1) * 60
        cloth.poly(geometry.arc((a + b) / 2, -288, 30, 26, 0, 180, 10))
        if k % 2:
            stripes.poly(
                [
                    (a * 0.79, -372),
                    (b * 0.79, -372),
                    (b, -286),
                    *geometry.arc((a + b) / 2, -288, 30, 26, 0, 180, 10),
                    (a, -286),
                ]
            )
    sheet.fill(cloth, colours.mix(hour.pale, hour.shade, streets.DIM[hour.name] * 0.5))
    sheet.fill(stripes, paint)
    sheet.shade(cloth, hour.shade, angle=90, start=0.3, end=1.2, alpha=0.6)
    if hour.name != "day":
        sheet.glow(foot[0], foot[1] - 240 * scale, 220 * scale, hour.lamp, 0.55, 2)


def _crates(sheet: Sheet, hour: Hour, foot: Point, scale: float) -> None:
    for n in range(5):
        left = -205 + n * 83
        tone = colours.mix(FRUIT[(n + sheet.rng.randrange(6)) % 6], hour.shade, streets.DIM[hour.name] * 0.6)
        heap, crate = Stencil(*foot, scale), Stencil(*foot, scale)
        for row in range(3):
            for k in range(5 - row):
                heap.oval(left + 10 + row * 7 + k * 14.5, -104 - row * 11, 9)
        crate.box(left, -100, left + 76, -58, 3)
        sheet.fill(heap, (colours.lighter(tone, 0.15), colours.darker(tone, 0.2)))
        sheet.fill(crate, colours.mix(colours.of("#a9814f"), hour.shade, streets.DIM[hour.name]))
        sheet.fill(Stencil(*foot, scale).box(left, -81, left + 76, -77), hour.ink, alpha=0.4)


def _garland(sheet: Sheet, hour: Hour, y: float) -> None:
    wire, bulbs = Stencil(), Stencil()
    for start, drop in ((LEFT, 90), (450, 110), (1050, 80)):
        curve = [(start + 600 * t / 20, y + drop * 4 * (t / 20) * (1 - t / 20)) for t in range(21)]
        wire.line(curve, 2)
        for x, by in curve[::2]:
            bulbs.oval(x, by + 9, 7)
            if hour.name != "day":
                sheet.glow(x, by + 9, 42, hour.lamp, 0.6)
    sheet.fill(wire, hour.ink)
    sheet.fill(bulbs, hour.lamp)


def barge(sheet: Sheet, hour: Hour, foot: Point, scale: float) -> None:
    hull, house, hold, glow = (Stencil(*foot, scale) for _ in range(4))
    hull.poly(
        geometry.smooth(
            [(-260, -40), (-100, -30), (180, -32), (270, -56), (240, 2), (0, 8), (-240, 4)], steps=5
        )
    )
    house.box(-220, -92, -120, -34, 4).box(-230, -98, -110, -88)
    hold.poly([(-90, -34), (-76, -56), (170, -56), (186, -34)])
    for n in range(4):
        glow.box(-210 + n * 23, -80, -196 + n * 23, -60)
    sheet.fill(house, hour.pale)
    sheet.fill(hold, colours.mix(hour.accent, hour.shade, 0.4))
    sheet.fill(hull, (hour.depth(0.95), hour.ink))
    sheet.fill(glow, hour.lamp)
    air.ripples(sheet, foot[1], hour.water[0], 30, 0.4)
