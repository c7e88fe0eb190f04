"""Worked land: terraces and orchards; and the desert."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry, growth, villages
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def terraces(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    growth.hills(sheet, hour, horizon - 120, horizon + 20, 3, 150)
    air.mist(sheet, horizon + 30, 130, hour.horizon, 0.5)
    tones = [villages.crop(hour, code) for code in ("#a9b56a", "#8ba35c", "#c3b764", "#6f935c", "#b0a657")]
    hump = 750 + lit * 180
    for n in range(15):
        share = n / 14
        y = horizon + 10 + 30 * n + 1.1 * n * n
        bend = 190 * (1 - share * 0.5)
        wobble = geometry.ridge(sheet.rng, 0, 26, waves=4)
        line = [(x, y + py + bend * ((x - hump) / 900) ** 2 - bend * 0.35) for x, py in wobble]
        step = Stencil().poly(geometry.down_to(line))
        tone = colours.mix(tones[n % 5], hour.depth(0.15), 0.55 * (1 - share))
        sheet.fill(step, tone)
        sheet.shade(step, hour.shade, angle=0 if lit < 0 else 180, start=0.45, end=1.2, alpha=0.45)
        wall = geometry.ribbon([(x, py + 4 + 7 * share) for x, py in line], (7 + 15 * share,))
        sheet.fill(Stencil().poly(wall), colours.mix(hour.shade, tone, 0.35), alpha=0.9)
        sheet.fill(
            Stencil().poly(geometry.ribbon([(x, py - 2) for x, py in line], (3 + 3 * share,))),
            hour.orb,
            alpha=0.4,
        )
        _rows(sheet, hour, line, 8 + 22 * share, tone)
        if n == 4:
            _hut(sheet, hour, (hump - lit * 90, geometry.height_at(line, hump - lit * 90) + 4), 0.9, lit)
        if n in (2, 6, 10):
            x = hump + sheet.rng.uniform(-420, 420)
            growth.round_tree(
                sheet, (x, geometry.height_at(line, x) + 6), 60 + 130 * share, tone, hour.shade, lit
            )


def _rows(sheet: Sheet, hour: Hour, line: list[Point], down: float, tone: colours.Colour) -> None:
    tufts = Stencil()
    for n, (x, y) in enumerate(line):
        if n % 2:
            tufts.oval(x, y + down + 8, down * 0.4, down * 0.22)
    sheet.fill(tufts, colours.darker(tone, 0.35), alpha=0.5)


def _hut(sheet: Sheet, hour: Hour, foot: Point, scale: float, lit: int) -> None:
    wall, roof, door = (Stencil(*foot, scale) for _ in range(3))
    wall.box(-46, -50, 46, 6)
    roof.poly([(-58, -46), (-34, -84), (34, -84), (58, -46)])
    door.box(-10, -32, 10, 4).box(22, -34, 36, -18).box(-36, -34, -22, -18)
    sheet.fill(wall, hour.pale)
    sheet.shade(wall, hour.shade, angle=0 if lit < 0 else 180, start=0.3, end=1.2, alpha=0.7)
    sheet.fill(roof, colours.mix(hour.accent, hour.shade, 0.35))
    sheet.fill(door, hour.lamp if hour.dark else hour.shade)


def orchard(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    growth.hills(sheet, hour, horizon - 90, horizon + 20, 3, 130)
    ground = Stencil().box(LEFT, horizon + 20, RIGHT, BOTTOM)
    earth = villages.crop(hour, "#d3b078")
    sheet.fill(ground, (colours.mix(earth, hour.depth(0.1), 0.5), earth, colours.mix(earth, hour.shade, 0.5)))
    _furrows(sheet, hour, horizon + 20, 750 + lit * 160)
    fruit = sheet.rng.choice(
        (villages.crop(hour, "#e08a2e"), villages.crop(hour, "#f6d9d4"), villages.crop(hour, "#c8402f"))
    )
    leaf = villages.crop(hour, sheet.rng.choice(("#8a9f56", "#7d9661", "#a3a55c")))
    vanish = 750 + lit * 160
    for row in range(9):
        share = (row / 8) ** 1.7
        y, gap = horizon + 42 + 500 * share, 80 + 400 * share
        tone = colours.mix(leaf, hour.depth(0.1), 0.55 * (1 - share))
        for n in range(-9, 10):
            x = vanish + (n + 0.5) * gap
            if LEFT - 100 < x < RIGHT + 100:
                growth.round_tree(
                    sheet, (x, y), 64 + 330 * share, tone, hour.shade, lit, fruit if share > 0.08 else None
                )
    _basket(sheet, hour, (vanish + 30, 955), fruit)


def _furrows(sheet: Sheet, hour: Hour, top: float, vanish: float) -> None:
    lines = Stencil()
    for n in range(-16, 17):
        lines.poly(geometry.ribbon([(vanish + n * 14, top), (vanish + n * 130, BOTTOM)], (1, 22)))
    sheet.fill(lines, hour.shade, alpha=0.16)


def _basket(sheet: Sheet, hour: Hour, foot: Point, fruit: colours.Colour) -> None:
    heap, body, weave = (Stencil(*foot, 1.2) for _ in range(3))
    for row, count in ((0, 6), (1, 5), (2, 3)):
        for k in range(count):
            heap.oval((k - (count - 1) / 2) * 20, -64 - row * 14, 12)
    body.poly([(-70, -64), (70, -64), (56, 0), (-56, 0)])
    for n in range(1, 5):
        weave.line([(-68 + n * 3, -64 + n * 13), (68 - n * 3, -64 + n * 13)], 3)
    sheet.fill(Stencil(*foot).oval(-20, 2, 110, 14), hour.shade, alpha=0.4)
    sheet.fill(heap, (colours.lighter(fruit, 0.2), colours.darker(fruit, 0.2)))
    sheet.fill(body, (villages.crop(hour, "#a9783f"), villages.crop(hour, "#6d4a2a")))
    sheet.fill(weave, hour.ink, alpha=0.35)


def desert(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit, rng = air.side_of(light), sheet.rng
    sand = [villages.crop(hour, code) for code in ("#e3b98a", "#dba36c", "#c98653", "#b06c41")]
    far = geometry.ridge(rng, horizon + 10, 60, waves=4)
    sheet.fill(
        Stencil().poly(geometry.down_to(far)), (hour.depth(0.0), colours.mix(sand[0], hour.horizon, 0.5))
    )
    for n in range(5):
        share, y = n / 4, horizon + 40 + 105 * n
        crest_x = 750 + rng.uniform(-420, 420)
        high = 95 + 75 * share
        line = [
            (LEFT - 200, y + 60),
            *geometry.smooth(
                [
                    (LEFT - 100, y + 50),
                    (crest_x - 420, y + 24),
                    (crest_x, y - high),
                    (crest_x + 330, y + 20),
                    (RIGHT + 100, y + 55),
                ],
                closed=False,
                steps=16,
            ),
            (RIGHT + 200, y + 60),
        ]
        tone = colours.mix(colours.along(sand, share), hour.horizon, 0.5 * (1 - share))
        sheet.fill(Stencil().poly(geometry.down_to(line)), (tone, colours.mix(tone, sand[-1], 0.35)))
        _slip_face(sheet, hour, (crest_x, y - high), high, lit, tone)
        _sand_ripples(sheet, hour, y + 50, share)
    caravan_x = 750 + lit * 330
    growth.round_tree(sheet, (caravan_x, 745), 150, villages.crop(hour, "#7d7a45"), hour.shade, lit)


def _slip_face(sheet: Sheet, hour: Hour, crest: Point, high: float, lit: int, tone: colours.Colour) -> None:
    """The side of a dune that lies in shadow, below its winding crest."""
    x, y = crest
    away = -lit
    edge = geometry.smooth(
        [
            (x, y),
            (x + away * 24, y + high * 0.5),
            (x - away * 26, y + high * 1.2),
            (x + away * 60, y + high * 2.2),
            (x + away * 10, y + high * 3.4),
        ],
        closed=False,
    )
    outer = geometry.smooth(
        [
            (x, y),
            (x + away * 190, y + high * 0.7),
            (x + away * 420, y + high * 1.5),
            (x + away * 700, y + high * 2.4),
        ],
        closed=False,
    )
    face = Stencil().poly([*edge, (x + away * 900, y + high * 3.4), *outer[::-1]])
    sheet.shade(
        face,
        colours.mix(hour.shade, tone, 0.3),
        angle=0 if away > 0 else 180,
        start=1.15,
        end=-0.1,
        alpha=0.8,
        grain=0.45,
    )


def _sand_ripples(sheet: Sheet, hour: Hour, y: float, share: float) -> None:
    marks = Stencil()
    for _ in range(12):
        x = sheet.rng.uniform(LEFT, RIGHT)
        marks.poly(air.dash(x, y + sheet.rng.uniform(-6, 46), 60 + 160 * share, 1.5 + 2.5 * share))
    sheet.fill(marks, hour.orb, alpha=0.3)
