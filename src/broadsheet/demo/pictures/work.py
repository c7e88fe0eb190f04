"""Work: ports, power, roads, yards, workshops."""

from __future__ import annotations

import itertools

from broadsheet.demo.pictures import air, bench, geometry, growth, vessels, yards
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def draw(sheet: Sheet, hour: Hour, feature: str) -> None:
    if feature in ("loom", "laboratory"):
        FEATURES[feature](sheet, hour, (0, 0))
        return
    sheet.wash((hour.horizon,))
    light = air.sky(sheet, hour, 600)
    FEATURES[feature](sheet, hour, light)
    if hour.name == "storm":
        air.rain(sheet, hour.orb, alpha=0.24)


def _turbines(sheet: Sheet, hour: Hour, light: Point) -> None:
    growth.hills(sheet, hour, 480, 600, 3, 150)
    lit = air.side_of(light)
    for y, tall, xs, share in (
        (560, 170, (120, 330, 560, 820, 1050, 1290, 1440), 0.35),
        (680, 330, (260, 700, 1180), 0.65),
    ):
        line = geometry.ridge(sheet.rng, y + 20, 90, waves=2.4)
        for x in xs:
            spot = x + sheet.rng.uniform(-30, 30)
            vessels.turbine(
                sheet, hour, (spot, geometry.height_at(line, spot) + 12), tall, light, share, pole=0
            )
        tone = colours.mix(
            colours.mix(hour.grass[0], hour.grass[1], share), hour.depth(0.2), 0.7 - share * 0.6
        )
        hill = Stencil().poly(geometry.down_to(line))
        sheet.fill(hill, (tone, colours.mix(tone, hour.shade, 0.3)))
        sheet.shade(hill, hour.shade, angle=0 if lit < 0 else 180, start=0.4, end=1.2, alpha=0.4)
        air.mist(sheet, y + 120, 120, hour.horizon, 0.35 * (1 - share))
    near = geometry.ridge(sheet.rng, 840, 120, waves=1.6)
    x = 750 - lit * 260
    vessels.turbine(sheet, hour, (x, geometry.height_at(near, x) + 20), 600, light, 1, pole=0)
    sheet.fill(
        Stencil().poly(geometry.down_to(near)), (colours.mix(hour.grass[1], hour.grass[0], 0.3), hour.shade)
    )
    flock = Stencil()
    for _ in range(16):
        sx = sheet.rng.uniform(100, 1400)
        sy = geometry.height_at(near, sx) + sheet.rng.uniform(30, 120)
        flock.oval(sx, sy, 17, 11).oval(sx + 15, sy - 5, 6)
    sheet.fill(flock, hour.pale, alpha=0.9)
    growth.turf(sheet, colours.mix(hour.grass[1], hour.ink, 0.4), 960, 260)


def _solar(sheet: Sheet, hour: Hour, light: Point) -> None:
    growth.hills(sheet, hour, 490, 600, 3, 140)
    field = Stencil().box(LEFT, 596, RIGHT, BOTTOM)
    sheet.fill(
        field, (colours.mix(hour.grass[0], hour.depth(0.1), 0.5), colours.mix(hour.grass[1], hour.shade, 0.2))
    )
    vanish = 750 + air.side_of(light) * 140
    for row in range(9):
        near = (row + 1) / 9
        y = 606 + 390 * near**1.7
        _panels(sheet, hour, vanish, y, near**1.7, light)
        if row == 3:
            growth.tree_line(sheet, [(x, y - 6) for x in range(-100, 1600, 90)], 26, hour.grass[1], 12)


def _panels(sheet: Sheet, hour: Hour, vanish: float, y: float, near: float, light: Point) -> None:
    tall, wide = 20 + 96 * near, 60 + 300 * near
    glass, lines, legs, shine = Stencil(), Stencil(), Stencil(), Stencil()
    count = int(1100 / wide) + 3
    for n in range(-count, count):
        x = vanish + (n + 0.08) * wide
        if not LEFT - wide < x < RIGHT:
            continue
        lean = tall * 0.22
        a, b, c, d = (x, y), (x + lean, y - tall), (x + wide * 0.9 + lean, y - tall), (x + wide * 0.9, y)
        glass.poly([a, b, c, d])
        shine.poly(
            [
                (x + wide * 0.3, y),
                (x + wide * 0.45 + lean, y - tall),
                (x + wide * 0.6 + lean, y - tall),
                (x + wide * 0.42, y),
            ]
        )
        for k in range(1, 6):
            lines.line([(x + wide * 0.15 * k, y), (x + wide * 0.15 * k + lean, y - tall)], 1 + near * 1.6)
        lines.line([(x + lean / 2, y - tall / 2), (x + wide * 0.9 + lean / 2, y - tall / 2)], 1 + near * 1.6)
        legs.box(x + wide * 0.2, y - 4, x + wide * 0.23, y + tall * 0.4).box(
            x + wide * 0.7, y - 4, x + wide * 0.73, y + tall * 0.4
        )
    shadow = Stencil().poly(
        [(LEFT, y + tall * 0.34), (RIGHT, y + tall * 0.34), (RIGHT, y + tall * 0.46), (LEFT, y + tall * 0.46)]
    )
    sheet.fill(shadow, hour.shade, alpha=0.3)
    sheet.fill(legs, hour.shade)
    sheet.fill(
        glass,
        (colours.mix(hour.sky[0], hour.horizon, 0.4), colours.mix(hour.sky[0], colours.of("#16263f"), 0.75)),
    )
    sheet.fill(shine, hour.orb, alpha=0.3)
    sheet.fill(lines, hour.pale, alpha=0.55)


def _pylons(sheet: Sheet, hour: Hour, light: Point) -> None:
    growth.hills(sheet, hour, 470, 640, 4, 150)
    lit = air.side_of(light)
    spots = [
        (750 + lit * 70, 600, 0.16),
        (750 + lit * 30, 640, 0.27),
        (750 - lit * 50, 700, 0.46),
        (750 - lit * 220, 790, 0.8),
        (750 - lit * 620, 960, 1.5),
    ]
    field = Stencil().poly(geometry.down_to(geometry.ridge(sheet.rng, 640, 40, waves=2)))
    sheet.fill(
        field,
        (colours.mix(hour.grass[0], hour.depth(0.1), 0.55), colours.mix(hour.grass[1], hour.shade, 0.35)),
    )
    growth.turf(sheet, colours.mix(hour.grass[1], hour.ink, 0.3), 820, 420)
    arms = []
    for x, y, s in spots:
        arms.append(_pylon(sheet, hour, (x, y), s))
    for near, far in zip(arms[1:], arms, strict=False):
        cables = Stencil()
        for (ax, ay), (bx, by) in zip(far, near, strict=True):
            sag = abs(bx - ax) * 0.14 + 14
            cables.poly(
                geometry.ribbon(
                    [
                        (ax + (bx - ax) * t / 16, ay + (by - ay) * t / 16 + sag * 4 * (t / 16) * (1 - t / 16))
                        for t in range(17)
                    ],
                    (1.2, 3.2),
                )
            )
        sheet.fill(cables, hour.ink, alpha=0.8)
    air.birds(sheet, 9, (750 + lit * 260, 330), 100, hour.shade, 13)


def _pylon(sheet: Sheet, hour: Hour, foot: Point, s: float) -> list[Point]:
    frame = Stencil(*foot, s)
    frame.line([(-62, 0), (-16, -330), (0, -520)], 8).line([(62, 0), (16, -330), (0, -520)], 8)
    levels = (0, -90, -170, -240, -300)
    for a, b in itertools.pairwise(levels):
        wa, wb = 62 + a * 0.139, 62 + b * 0.139
        frame.line([(-wa, a), (wb, b)], 4).line([(wa, a), (-wb, b)], 4).line([(-wb, b), (wb, b)], 4)
    ends: list[Point] = []
    for y, reach in ((-300, 150), (-370, 190), (-440, 130)):
        for side in (-1, 1):
            frame.line([(0, y - 34), (side * reach, y), (side * 12, y)], 5).line(
                [(side * reach, y), (side * reach, y + 26)], 5
            )
            ends.append((foot[0] + side * reach * s, foot[1] + (y + 26) * s))
    sheet.fill(frame, colours.mix(hour.depth(0.2), hour.ink, min(1, 0.35 + s * 0.5)))
    return ends


def _trucks(sheet: Sheet, hour: Hour, light: Point) -> None:
    growth.hills(sheet, hour, 420, 600, 4, 170)
    field = Stencil().poly(geometry.down_to(geometry.ridge(sheet.rng, 630, 50, waves=2)))
    sheet.fill(field, (colours.mix(hour.grass[0], hour.depth(0.15), 0.4), hour.grass[1]))
    growth.tree_line(
        sheet,
        [(x, 660) for x in range(-140, 1640, 40)],
        70,
        colours.mix(hour.grass[1], hour.depth(0.6), 0.4),
        40,
    )
    road, rail = Stencil().box(LEFT, 740, RIGHT, 925), Stencil()
    sheet.fill(road, (hour.depth(0.6), hour.depth(0.85)))
    marks = Stencil()
    for n in range(-3, 24):
        marks.poly([(n * 84, 826), (n * 84 + 48, 826), (n * 84 + 44, 833), (n * 84 - 6, 833)])
        rail.box(n * 84, 706, n * 84 + 7, 748)
    rail.box(LEFT, 708, RIGHT, 722).box(LEFT, 728, RIGHT, 733)
    sheet.fill(marks, hour.pale, alpha=0.8)
    sheet.fill(rail, colours.mix(hour.pale, hour.depth(0.5), 0.5))
    bench.truck(sheet, hour, (1130, 800), 0.82, light, hour.depth(0.5), True)
    bench.truck(sheet, hour, (560, 905), 1.3, light, hour.accent, False)
    growth.turf(sheet, colours.mix(hour.grass[1], hour.ink, 0.35), 925, 500)


FEATURES = {
    "containers": yards.containers,
    "turbines": _turbines,
    "solar": _solar,
    "pylons": _pylons,
    "shipyard": yards.shipyard,
    "trucks": _trucks,
    "loom": bench.loom,
    "laboratory": bench.laboratory,
}
