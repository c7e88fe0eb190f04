"""A glacier and a dam, and the mountains about them."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry, growth, harbour
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def peak(
    sheet: Sheet, hour: Hour, top: Point, wide: float, foot: float, lit: int, share: float, snow: float = 0.45
) -> None:
    """One mountain: two slopes, the dark one away from the light, `snow` (0 to 1) of it white."""
    x, y = top
    rng, tall = sheet.rng, foot - top[1]
    left = geometry.jagged(rng, (x - wide, foot), (x, y), tall * 0.13, 5)
    right = geometry.jagged(rng, (x, y), (x + wide * rng.uniform(0.8, 1.15), foot), tall * 0.13, 5)
    tone = hour.depth(share)
    rock, dark = Stencil().poly(left + right), _dark_side(rng, left if lit > 0 else right, top, foot, lit)
    sheet.fill(rock, (colours.mix(tone, hour.orb, 0.14), colours.mix(tone, hour.horizon, 0.35 * (1 - share))))
    sheet.fill(
        dark, (colours.darker(tone, 0.3), colours.mix(tone, hour.horizon, 0.25 * (1 - share))), alpha=0.85
    )
    if snow:
        _snow(sheet, hour, left, right, top, tall * snow, lit, share)


def _dark_side(rng: object, slope: list[Point], top: Point, foot: float, lit: int) -> Stencil:
    x, y = top
    tall = foot - y
    spine = [
        (x + lit * d * tall, y + s * tall)
        for s, d in (
            (0, 0),
            (0.1, 0.025),
            (0.2, -0.03),
            (0.34, 0.05),
            (0.5, -0.02),
            (0.7, 0.08),
            (0.85, 0.02),
            (1, 0.1),
        )
    ]
    return Stencil().poly([*(slope if lit > 0 else slope[::-1]), *spine])


def _snow(
    sheet: Sheet,
    hour: Hour,
    left: list[Point],
    right: list[Point],
    top: Point,
    deep: float,
    lit: int,
    share: float,
) -> None:
    x, y = top
    for slope, bright in ((left, lit < 0), (right, lit > 0)):
        upper = [p for p in slope if p[1] < y + deep]
        if len(upper) < 3:
            continue
        upper = sorted(upper, key=lambda p: abs(p[0] - x))
        far_x, far_y = upper[-1]
        count = 7
        hem = []
        for n in range(count + 1):
            px = far_x + (x + (0.02 * deep) - far_x) * n / count
            hem.append(
                (
                    px,
                    far_y + deep * (0.25 * n / count) + (deep * sheet.rng.uniform(0.1, 0.38) if n % 2 else 0),
                )
            )
        cap = Stencil().poly([*upper, *hem])
        tone = colours.mix(hour.orb, hour.depth(share), 0.1 if bright else 0.5)
        sheet.fill(cap, colours.mix(tone, hour.horizon, 0.25 * (1 - share)), alpha=0.95)


def mountain_range(
    sheet: Sheet,
    hour: Hour,
    foot: float,
    heights: tuple[float, float],
    lit: int,
    share: float,
    count: int,
    snow: float = 0.45,
) -> None:
    gap = (RIGHT - LEFT) / count
    order = [LEFT + gap * (n + 0.5) + sheet.rng.uniform(-0.25, 0.25) * gap for n in range(count)]
    sheet.rng.shuffle(order)
    for x in order:
        tall = sheet.rng.uniform(*heights)
        peak(sheet, hour, (x, foot - tall), tall * sheet.rng.uniform(0.85, 1.15), foot, lit, share, snow)


def glacier(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    foot = horizon + 150
    mountain_range(sheet, hour, foot, (280, 420), lit, 0.08, 5, 0.75)
    air.mist(sheet, foot, 240, hour.horizon, 0.4)
    ice = colours.mix(hour.orb, hour.sky[1], 0.22)
    course = [(750, 452), (750 - lit * 20, 560), (750, 735)]
    tongue = geometry.level_ribbon(geometry.smooth(course, closed=False), (640, 760, 1000))
    dome = geometry.ridge(sheet.rng, 455, 70, waves=2, start=430, end=1070, steps=40)
    body = Stencil().poly(tongue).poly(geometry.down_to(dome, 520))
    sheet.fill(body, (ice, colours.mix(hour.orb, hour.sky[0], 0.35)))
    sheet.shade(body, hour.sky[0], angle=0 if lit < 0 else 180, start=0.2, end=1.1, alpha=0.7)
    _crevasses(sheet, hour, lit)
    peak(sheet, hour, (270, 240), 480, foot + 60, lit, 0.5, 0.55)
    peak(sheet, hour, (1240, 210), 490, foot + 60, lit, 0.5, 0.55)
    _ice_front(sheet, hour, 700)
    sheet.wash((colours.mix(hour.water[0], hour.sky[0], 0.3), *hour.water[1:]), 735, BOTTOM)
    harbour.reflect(sheet, hour, 735, 0.6)
    for _ in range(7):
        _floe(sheet, hour, (sheet.rng.uniform(60, 1440), sheet.rng.uniform(775, 930)), lit)


def _crevasses(sheet: Sheet, hour: Hour, lit: int) -> None:
    cracks = Stencil()
    for n in range(26):
        y = 470 + n * 9.5
        wide = 50 + n * 9
        x = 750 + sheet.rng.uniform(-1, 1) * (240 - n * 2)
        bow = geometry.smooth(
            [(x - wide * 0.4, y - 6), (x, y + 7), (x + wide * 0.4, y - 5)], closed=False, steps=5
        )
        cracks.poly(geometry.ribbon(bow, (0.5, 2 + n * 0.16, 0.5)))
    sheet.fill(cracks, hour.sky[0], alpha=0.65)


def _ice_front(sheet: Sheet, hour: Hour, top: float) -> None:
    """The broken wall where the ice ends in the lake."""
    x = 350.0
    while x < 1150:
        wide = sheet.rng.uniform(16, 46)
        lift = sheet.rng.uniform(-26, 12)
        block = Stencil().poly(
            [
                (x, 742),
                (x, top + lift),
                (x + wide * 0.6, top + lift - 12),
                (x + wide, top + lift + 6),
                (x + wide, 742),
            ]
        )
        sheet.fill(block, (hour.orb, colours.mix(hour.orb, hour.sky[0], sheet.rng.uniform(0.45, 0.85))))
        x += wide
    moraine = (
        Stencil()
        .poly([(LEFT, 700), (370, 712), (420, 742), (LEFT, 742)])
        .poly([(RIGHT, 700), (1130, 712), (1090, 742), (RIGHT, 742)])
    )
    sheet.fill(moraine, (hour.depth(0.8), hour.ink))


def _floe(sheet: Sheet, hour: Hour, foot: Point, lit: int) -> None:
    x, y = foot
    size = 30 + (y - 760) * 0.45
    top = geometry.jagged(sheet.rng, (x - size, y), (x + size, y), size * 0.12, 3)
    berg = [(px, py - size * 0.6 * (1 - ((px - x) / size) ** 2)) for px, py in top]
    mirror = Stencil().poly([(px, 2 * y - py) for px, py in berg])
    sheet.fill(mirror, hour.sky[1], alpha=0.35)
    shape = Stencil().poly(berg)
    sheet.fill(shape, (hour.orb, colours.mix(hour.orb, hour.sky[0], 0.4)))
    sheet.shade(shape, hour.sky[0], angle=0 if lit < 0 else 180, start=0.35, end=0.9, alpha=0.8)


def dam(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    mountain_range(sheet, hour, horizon + 60, (160, 300), lit, 0.05, 6, 0.45)
    air.mist(sheet, horizon + 50, 170, hour.horizon, 0.5)
    lake = Stencil().box(LEFT, horizon + 34, RIGHT, horizon + 110)
    sheet.fill(lake, (hour.water[0], hour.water[1]))
    _wall(sheet, hour, horizon, lit)
    for side in (-1, 1):
        _flank(sheet, hour, side, side == lit)
    sheet.wash((hour.water[1], hour.water[2], hour.water[-1]), 930, BOTTOM)
    air.ripples(sheet, 930, hour.orb, 60, 0.5)
    for x in (590, 910):
        sheet.glow(x, 935, 210, hour.pale, 0.8, 1.5, squash=0.4, grain=0.3)


def _wall(sheet: Sheet, hour: Hour, horizon: float, lit: int) -> None:
    crest, foot = horizon + 70, 950.0
    concrete = colours.mix(hour.pale, hour.depth(0.35), 0.35)
    top = [(240 + 1020 * t / 40, crest + 46 * 4 * (t / 40) * (1 - t / 40)) for t in range(41)]
    low = [(430 + 640 * t / 40, foot + 30 * 4 * (t / 40) * (1 - t / 40)) for t in range(41)]
    face = Stencil().poly([*top, *low[::-1]])
    sheet.fill(face, (concrete, colours.mix(concrete, hour.shade, 0.45)))
    sheet.shade(face, hour.shade, angle=0 if lit < 0 else 180, start=0.3, end=1.1, alpha=0.75)
    joints = Stencil()
    for n in range(2, 40, 2):
        joints.line([top[n], low[n]], 2)
    for k in (0.25, 0.5, 0.75):
        joints.line(
            [(a + (c - a) * k, b + (d - b) * k) for (a, b), (c, d) in zip(top, low, strict=True)], 1.5
        )
    sheet.fill(joints, hour.shade, alpha=0.3)
    road = Stencil().poly(geometry.ribbon([(x, y - 6) for x, y in top], (22,)))
    sheet.fill(road, (hour.pale, concrete))
    rail = Stencil().poly(geometry.ribbon([(x, y + 8) for x, y in top], (6,)))
    sheet.fill(rail, hour.shade, alpha=0.7)
    _gates(sheet, hour, top, low)


def _gates(sheet: Sheet, hour: Hour, top: list[Point], low: list[Point]) -> None:
    posts, water = Stencil(), Stencil()
    for n in (14, 17, 20, 23, 26):
        x, y = top[n]
        posts.box(x - 9, y - 52, x + 9, y + 10).box(x - 15, y - 60, x + 15, y - 48)
    for n in (15, 18, 21, 24):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = top[n], top[n + 1], low[n + 1], low[n]
        water.poly([(ax - 8, ay + 18), (bx + 8, by + 18), (cx + 12, cy), (dx - 12, dy)])
    sheet.fill(posts, hour.accent)
    sheet.fill(water, (hour.pale, colours.mix(hour.pale, hour.water[0], 0.4), hour.pale))
    sheet.shade(water, hour.water[1], angle=90, start=0.1, end=1.6, alpha=0.6, grain=0.9)


def _flank(sheet: Sheet, hour: Hour, side: int, bright: bool) -> None:
    """One side of the gorge."""
    edge = geometry.jagged(sheet.rng, (750 + side * 560, 400), (750 + side * 250, BOTTOM), 34, 5)
    outer = 750 + side * 1100
    rock = Stencil().poly([(outer, 330), *edge, (outer, BOTTOM)])
    tone = colours.mix(hour.depth(0.7), hour.pale, 0.0 if bright else 0.14)
    sheet.fill(rock, (tone, hour.ink))
    for _ in range(12):
        x, y = sheet.rng.choice(edge[2:-2])
        seam = [
            (x + side * sheet.rng.uniform(10, 60), y + 10),
            (x + side * sheet.rng.uniform(60, 200), y - sheet.rng.uniform(20, 70)),
        ]
        sheet.fill(Stencil().poly(geometry.ribbon(seam, (2, 22, 2))), hour.ink, alpha=0.3)
    spots = [(x + side * sheet.rng.uniform(20, 420), y - 10) for x, y in edge for _ in range(2)]
    growth.tree_line(sheet, spots, 86, colours.mix(hour.grass[1], hour.ink, 0.45), 70)
