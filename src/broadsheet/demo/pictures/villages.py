"""Fields, a barn, a village with its church."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry, growth, harbour, vessels
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

DIM = {"night": 0.7, "dusk": 0.45, "storm": 0.35, "dawn": 0.2, "day": 0.0}


def crop(hour: Hour, code: str, share: float = 0) -> colours.Colour:
    return colours.mix(colours.mix(colours.of(code), hour.depth(0.7), DIM[hour.name]), hour.depth(0.1), share)


def fields(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit, rng = air.side_of(light), sheet.rng
    growth.hills(sheet, hour, horizon - 60, horizon + 10, 2, 90)
    codes = ["#d9b85c", "#a8ad5b", "#c79a4d", "#7f9a57", "#e3cd86", "#9a7d4d"]
    vanish = 750 - lit * 200
    for row in range(5):
        share = row / 4
        line = geometry.ridge(
            rng, horizon + 30 + 118 * row * (0.55 + 0.45 * share), 46 + 20 * share, waves=1.5
        )
        edges = sorted(rng.uniform(LEFT, RIGHT) for _ in range(4 - row // 2))
        for left, right in zip([LEFT - 400, *edges], [*edges, RIGHT + 400], strict=True):
            _field(
                sheet,
                hour,
                line,
                (left, right),
                vanish,
                colours.mix(crop(hour, rng.choice(codes)), hour.depth(0.1), 0.5 * (1 - share)),
            )
        hedge = Stencil()
        for x, y in line[::1]:
            hedge.oval(x, y + 2, 8 + 12 * share, (5 + 9 * share) * rng.uniform(0.5, 1.3))
        sheet.fill(hedge, colours.mix(hour.grass[1], hour.shade, 0.25 + 0.4 * share))
        if row in (1, 2):
            for _ in range(3):
                x = rng.uniform(60, 1440)
                growth.poplar(
                    sheet,
                    (x, geometry.height_at(line, x) + 8),
                    80 + 150 * share,
                    colours.mix(hour.grass[1], hour.grass[0], 0.3),
                    hour.shade,
                    lit,
                )
        if row == 1:
            x = 750 + lit * 240
            _barn(sheet, hour, (x, geometry.height_at(line, x) + 12), 1.15, lit)


def _field(
    sheet: Sheet, hour: Hour, line: list[Point], span: Point, vanish: float, tone: colours.Colour
) -> None:
    left, right = span
    top = [p for p in line if left <= p[0] <= right]
    if len(top) < 2:
        return

    def fan(x: float) -> float:
        return x + (x - vanish) * 1.4

    patch = Stencil().poly([*top, (fan(top[-1][0]), BOTTOM + 60), (fan(top[0][0]), BOTTOM + 60)])
    sheet.fill(patch, (tone, colours.darker(tone, 0.15)))
    rows, count = Stencil(), max(4, len(top))
    for n in range(count):
        x, y = top[n * len(top) // count]
        rows.poly(geometry.ribbon([(x, y), (fan(x), BOTTOM + 60)], (1, 16)))
    sheet.fill(rows, hour.shade, alpha=0.17)


def _barn(sheet: Sheet, hour: Hour, foot: Point, scale: float, lit: int) -> None:
    wall, roof, door = (Stencil(*foot, scale) for _ in range(3))
    wall.box(-80, -66, 80, 0).poly([(-80, -66), (-50, -112), (50, -112), (80, -66)])
    roof.poly(
        [(-92, -60), (-54, -120), (54, -120), (92, -60), (80, -60), (48, -110), (-48, -110), (-80, -60)]
    )
    door.box(-22, -46, 22, 0).box(-8, -92, 8, -74)
    sheet.fill(wall, hour.accent)
    sheet.shade(wall, hour.ink, angle=0 if lit < 0 else 180, start=0.2, end=1.2, alpha=0.75)
    sheet.fill(roof, hour.shade)
    sheet.fill(door, hour.lamp if hour.dark else hour.pale)


def village(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit, rng = air.side_of(light), sheet.rng
    growth.hills(sheet, hour, horizon - 190, horizon + 10, 4, 190)
    air.mist(sheet, horizon + 40, 150, hour.horizon, 0.5)
    slope = geometry.ridge(rng, horizon + 90, 70, waves=2)
    meadow = colours.mix(hour.grass[0], hour.grass[1], 0.45)
    sheet.fill(Stencil().poly(geometry.down_to(slope)), (colours.mix(meadow, hour.depth(0.2), 0.4), meadow))
    growth.tree_line(sheet, slope, 90, colours.mix(hour.grass[1], hour.depth(0.5), 0.5), 60)
    church = (750 - lit * 60, horizon + 185)
    _church(sheet, hour, church, 1.35, lit)
    for row in range(4):
        share, y = row / 3, horizon + 170 + row * 62
        for n in range(7 - row):
            x = 750 + (n - (6 - row) / 2) * (150 + 50 * row) + rng.uniform(-34, 34)
            if row > 1 or abs(x - church[0]) > 90:
                _house(sheet, hour, (x, y + rng.uniform(-14, 14)), 0.75 + 0.5 * share, lit)
    near = geometry.ridge(rng, 925, 60, waves=2)
    front = Stencil().poly(geometry.down_to(near))
    sheet.fill(front, (colours.mix(hour.grass[1], hour.shade, 0.3), hour.ink))
    for side in (-1, 1):
        growth.round_tree(
            sheet, (750 + side * rng.uniform(520, 640), 960), rng.uniform(260, 380), meadow, hour.shade, lit
        )


def _house(sheet: Sheet, hour: Hour, foot: Point, scale: float, lit: int) -> None:
    wide, tall = 100 * scale, sheet.rng.uniform(50, 76) * scale
    paint = colours.mix(
        hour.pale,
        harbour.in_light(hour, sheet.rng.choice(harbour.FRONTS), 0),
        sheet.rng.choice((0.1, 0.25, 0.6)),
    )
    harbour.gabled(sheet, hour, (foot[0] - wide / 2, foot[1]), wide, tall, paint, lit)
    if sheet.rng.random() < 0.4:
        vessels.smoke(sheet, hour, (foot[0] + wide * 0.2, foot[1] - tall - wide * 0.5), 1, scale * 0.4)


def _church(sheet: Sheet, hour: Hour, foot: Point, scale: float, lit: int) -> None:
    wall, roof, holes = (Stencil(*foot, scale) for _ in range(3))
    wall.box(-30, -190, 30, 10).box(20, -84, 150, 10)
    roof.poly([(-40, -186), (0, -330), (40, -186)]).poly(
        [(22, -80), (40, -136), (138, -136), (164, -80)]
    ).box(-1.5, -352, 1.5, -326).box(-9, -346, 9, -343)
    holes.box(-8, -166, 8, -134, 8)
    for x in (52, 86, 120):
        holes.box(x - 7, -62, x + 7, -24, 7)
    sheet.fill(wall, hour.pale)
    sheet.shade(wall, hour.shade, angle=0 if lit < 0 else 180, start=0.25, end=1.15, alpha=0.75)
    sheet.fill(roof, (colours.mix(hour.accent, hour.shade, 0.3), colours.mix(hour.accent, hour.shade, 0.55)))
    sheet.fill(holes, hour.lamp if hour.dark else hour.shade)
