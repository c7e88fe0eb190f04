"""Cliffs, and the sea that breaks at their foot."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry, vessels
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def cliff(sheet: Sheet, hour: Hour, edge: Point, foot: float, side: int, rise: float, share: float) -> None:
    """A wall of rock from its edge out of the picture, standing at `foot`, `rise` higher far away."""
    x, top = edge
    face = geometry.jagged(sheet.rng, (x - side * 55, foot), (x, top), 10, 4)
    crest = geometry.jagged(sheet.rng, (x, top), (x + side * 1500, top - rise), 16, 6)
    body = Stencil().poly([*face, *crest, (x + side * 1500, foot)])
    rock = colours.mix(hour.depth(share), hour.pale, 0.16 - 0.1 * share)
    sheet.fill(body, (colours.mix(rock, hour.orb, 0.22), rock, colours.darker(rock, 0.2)))
    _buttresses(sheet, hour, crest, foot, side, share)
    _strata(sheet, hour, crest, foot - top, share)
    sheet.shade(body, hour.ink, angle=90, start=0.45, end=1.15, alpha=0.55)
    turf = geometry.ribbon([(px, py + 4) for px, py in crest], (4, 20, 26, 22))
    sheet.fill(Stencil().poly(turf), colours.mix(hour.grass[0], hour.depth(share), 0.35))
    for px, py in crest[1:]:
        if sheet.rng.random() < 0.3:
            turf_fall = geometry.blob(
                sheet.rng, px, py + 16, sheet.rng.uniform(16, 40), sheet.rng.uniform(10, 26), wobble=0.3
            )
            sheet.fill(
                Stencil().poly(turf_fall), colours.mix(hour.grass[1], hour.depth(share), 0.4), alpha=0.8
            )


def _buttresses(sheet: Sheet, hour: Hour, crest: list[Point], foot: float, side: int, share: float) -> None:
    """Planes of the rock that look away from the light, each with a thin bright edge."""
    line, x = sorted(crest), crest[0][0] + side * 26
    while LEFT < x < RIGHT:
        wide, top = sheet.rng.uniform(50, 150), geometry.height_at(line, x) + 6
        _buttress(sheet, hour, (x, top), foot, side * wide, share)
        x += side * wide * sheet.rng.uniform(0.75, 1.2)


def _buttress(sheet: Sheet, hour: Hour, head: Point, foot: float, wide: float, share: float) -> None:
    (x, top), rng = head, sheet.rng
    start = top + rng.uniform(0, 0.25) * (foot - top)
    steps = [start + (foot + 4 - start) * n / 7 for n in range(8)]
    spine = [(x + wide * (rng.uniform(-0.1, 0.1) - 0.22 * n / 7), y) for n, y in enumerate(steps)]
    back = [
        (x + wide * (rng.uniform(0.35, 0.75) + 0.2 * n / 7), y + rng.uniform(-20, 10))
        for n, y in enumerate(steps[1:-1])
    ]
    plane = Stencil().poly([*spine, (x + wide * 0.9, foot + 4), *back[::-1]])
    sheet.shade(
        plane,
        colours.mix(hour.ink, hour.depth(1), 0.3),
        angle=0 if wide > 0 else 180,
        start=1.1,
        end=-0.25,
        alpha=0.35 + 0.4 * share,
        grain=0.45,
    )
    sheet.fill(Stencil().poly(geometry.ribbon(spine, (0.5, 5, 3, 5, 1))), hour.orb, alpha=0.2)


def _strata(sheet: Sheet, hour: Hour, crest: list[Point], tall: float, share: float) -> None:
    seams = Stencil()
    for n in range(1, 8):
        part = crest[sheet.rng.randint(0, 12) : sheet.rng.randint(30, len(crest))]
        down = tall * n / 8.5 + sheet.rng.uniform(-14, 14)
        seams.line([(x, y + down + sheet.rng.uniform(-3, 3)) for x, y in part], 2.2)
    sheet.fill(seams, hour.ink, alpha=0.1 + 0.16 * share)


def foam(sheet: Sheet, hour: Hour, x: float, y: float, wide: float) -> None:
    white = Stencil()
    for _ in range(26):
        white.poly(
            air.dash(
                x + sheet.rng.gauss(0, wide * 0.5),
                y + sheet.rng.gauss(0, 26),
                sheet.rng.uniform(30, 150),
                sheet.rng.uniform(3, 9),
            )
        )
    sheet.fill(white, colours.mix(hour.pale, hour.water[0], 0.3), alpha=0.55)


def cliffs(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    side = -1 if light[0] > 750 else 1
    for share, top, edge, foot in (
        (0.15, 500, -70, 10),
        (0.4, 420, 130, 45),
        (0.62, 330, 320, 110),
        (0.9, 190, 540, 300),
    ):
        x = 750 + side * edge
        cliff(sheet, hour, (x, top), horizon + foot, side, 60, share)
        foam(sheet, hour, x + side * 160, horizon + foot + 6, 130 + 260 * share)
        air.mist(sheet, horizon + foot + 20, 150, hour.horizon, 0.32 * (1 - share))
    stack(sheet, hour, (750 - side * 190, horizon + 75), 230, side)
    vessels.sloop(sheet, hour, (750 - side * 430, horizon + 150), 0.6, light)


def stack(sheet: Sheet, hour: Hour, foot: Point, tall: float, side: int) -> None:
    """A pillar of rock left standing in the sea."""
    x, y = foot
    rng = sheet.rng
    left = geometry.jagged(rng, (x - 85, y), (x - 42, y - tall), 10, 3)
    right = geometry.jagged(rng, (x + 38, y - tall - 14), (x + 95, y), 10, 3)
    body = Stencil().poly([(px + rng.uniform(-9, 9), py) for px, py in left + right])
    sheet.fill(body, (colours.mix(hour.depth(0.6), hour.pale, 0.25), hour.depth(0.9)))
    sheet.shade(body, hour.ink, angle=0 if side > 0 else 180, start=0.25, end=1, alpha=0.8)
    foam(sheet, hour, x, y, 90)
