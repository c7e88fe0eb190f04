"""High country: mountains, and the river on its way down."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry, growth, harbour, highland
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def mountains(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    foot = horizon + 90
    highland.mountain_range(sheet, hour, foot, (200, 330), lit, 0.05, 6, 0.5)
    air.mist(sheet, foot, 260, hour.horizon, 0.6)
    highland.peak(sheet, hour, (750 - lit * 150, 190), 520, foot + 10, lit, 0.4, 0.5)
    highland.mountain_range(sheet, hour, foot + 10, (120, 250), lit, 0.45, 5, 0.3)
    air.mist(sheet, foot + 10, 160, hour.horizon, 0.5)
    bank = geometry.ridge(sheet.rng, foot - 10, 50, waves=3)
    tone = colours.mix(hour.depth(0.75), hour.grass[1], 0.25)
    sheet.fill(Stencil().poly(geometry.down_to(bank)), tone)
    growth.tree_line(sheet, bank, 70, tone, 120)
    sheet.wash(hour.water, foot + 30, BOTTOM)
    harbour.reflect(sheet, hour, foot + 30, 0.7)
    near = [(x, y + 140 - abs(x - 750) * 0.14) for x, y in geometry.ridge(sheet.rng, 940, 40, waves=3)]
    sheet.fill(Stencil().poly(geometry.down_to(near)), (hour.shade, hour.ink))
    growth.tree_line(sheet, [p for p in near if abs(p[0] - 750) > 430], 270, hour.ink, 46)


def river(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    lit = air.side_of(light)
    highland.mountain_range(sheet, hour, horizon + 30, (90, 210), lit, 0.02, 7, 0.3)
    air.mist(sheet, horizon + 30, 150, hour.horizon, 0.6)
    plain = Stencil().box(LEFT, horizon + 20, RIGHT, BOTTOM)
    meadow = colours.mix(hour.grass[0], hour.grass[1], 0.3)
    sheet.fill(
        plain,
        (colours.mix(meadow, hour.depth(0.05), 0.7), meadow, colours.mix(hour.grass[1], hour.shade, 0.4)),
    )
    far = geometry.ridge(sheet.rng, horizon + 24, 16, waves=4)
    growth.tree_line(sheet, far, 30, colours.mix(hour.grass[1], hour.depth(0.2), 0.55), 110)
    bends = [
        (750 + lit * 200, horizon + 24),
        (750 + lit * 120, horizon + 40),
        (750 + lit * 230, horizon + 72),
        (750 - lit * 10, horizon + 116),
        (750 - lit * 190, horizon + 176),
        (750 + lit * 60, horizon + 268),
        (750 + lit * 190, horizon + 380),
        (750 - lit * 60, 1020),
        (750 - lit * 240, 1190),
    ]
    spine = geometry.smooth(bends, closed=False, steps=14)
    stream = Stencil().poly(geometry.level_ribbon(spine, (5, 16, 38, 70, 110, 180, 280, 430, 620)))
    banks = Stencil().poly(
        geometry.level_ribbon([(x, y + 3) for x, y in spine], (12, 26, 56, 96, 142, 222, 336, 500, 720))
    )
    sheet.fill(banks, colours.mix(hour.pale, meadow, 0.55), alpha=0.8)
    sheet.fill(stream, (hour.horizon, hour.water[1], hour.water[2]))
    sheet.shade(stream, hour.water[-1], angle=90, start=0.35, end=1.1, alpha=0.6)
    _river_glints(sheet, hour, spine)
    for y in sorted(horizon + 40 + 470 * sheet.rng.random() ** 1.2 for _ in range(80)):
        _bank_tree(sheet, hour, spine, y, horizon, lit)


def _river_glints(sheet: Sheet, hour: Hour, spine: list[Point]) -> None:
    marks = Stencil()
    for n, (x, y) in enumerate(spine):
        share = n / len(spine)
        marks.poly(air.dash(x + sheet.rng.gauss(0, 60 * share), y, 20 + 130 * share, 1.5 + 5 * share))
    sheet.fill(marks, hour.orb, alpha=0.6)


def _bank_tree(sheet: Sheet, hour: Hour, spine: list[Point], y: float, horizon: float, lit: int) -> None:
    share = (y - horizon) / 530
    x = sheet.rng.uniform(LEFT, RIGHT)
    clear = 30 + 270 * share
    if any(abs(px - x) < clear and abs(py - y) < 40 + 60 * share for px, py in spine):
        return
    tone = colours.mix(
        colours.mix(hour.grass[0], hour.grass[1], sheet.rng.uniform(0.4, 0.9)),
        hour.depth(0.05),
        0.5 * (1 - share),
    )
    grow = growth.poplar if sheet.rng.random() < 0.4 else growth.round_tree
    grow(sheet, (x, y), 30 + 230 * share, tone, colours.mix(hour.shade, tone, 0.3), lit)
