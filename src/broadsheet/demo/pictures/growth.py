"""Trees and other growth."""

from __future__ import annotations

from broadsheet.demo.pictures import air, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def hills(sheet: Sheet, hour: Hour, top: float, bottom: float, count: int, height: float = 90) -> None:
    """Far hills in rows, each a little darker and lower."""
    for n in range(count):
        share = n / max(1, count) * 0.5
        line = geometry.ridge(
            sheet.rng, top + (bottom - top) * n / count, height * (1 - 0.4 * share), waves=3
        )
        tone = hour.depth(share)
        sheet.fill(Stencil().poly(geometry.down_to(line)), (tone, colours.mix(tone, hour.horizon, 0.5)))


def round_tree(
    sheet: Sheet,
    foot: Point,
    tall: float,
    paint: Colour,
    shade: Colour,
    lit: int,
    fruit: Colour | None = None,
) -> None:
    x, y = foot
    trunk, crown = Stencil(), Stencil()
    trunk.poly(
        geometry.ribbon(
            geometry.smooth([(x, y), (x + tall * 0.02, y - tall * 0.25), (x, y - tall * 0.5)], closed=False),
            (tall * 0.09, tall * 0.05),
        )
    )
    trunk.line([(x, y - tall * 0.34), (x - tall * 0.14, y - tall * 0.55)], tall * 0.03).line(
        [(x, y - tall * 0.34), (x + tall * 0.14, y - tall * 0.55)], tall * 0.03
    )
    crown.poly(geometry.blob(sheet.rng, x, y - tall * 0.66, tall * 0.31, tall * 0.3, wobble=0.1))
    for side in (-1, 1):
        crown.poly(
            geometry.blob(
                sheet.rng, x + side * tall * 0.17, y - tall * 0.56, tall * 0.2, tall * 0.18, wobble=0.12
            )
        )
    fall = Stencil().oval(x - lit * tall * 0.2, y + tall * 0.01, tall * 0.42, tall * 0.05)
    sheet.fill(fall, shade, alpha=0.4)
    sheet.fill(trunk, colours.mix(shade, colours.of("#4a3326"), 0.5))
    sheet.fill(crown, paint)
    sheet.shade(crown, shade, angle=35 if lit < 0 else 145, start=0.25, end=0.95, alpha=0.85)
    if fruit:
        dots = Stencil()
        for _ in range(16):
            dots.oval(
                x + sheet.rng.uniform(-0.28, 0.28) * tall,
                y - tall * sheet.rng.uniform(0.46, 0.86),
                tall * 0.018,
            )
        sheet.fill(dots, fruit)


def fir(stencil: Stencil, foot: Point, tall: float, sway: float = 0) -> None:
    """Add a fir to the stencil, made of tiers."""
    x, y = foot
    outline, other = [], []
    for n in range(6):
        low, wide = y - tall * (0.06 + n * 0.15), tall * (0.2 - n * 0.03)
        outline += [(x - wide, low + tall * 0.03 + sway), (x - wide * 0.42, low - tall * 0.09)]
        other += [(x + wide, low + tall * 0.03 - sway), (x + wide * 0.42, low - tall * 0.09)]
    stencil.poly([*outline, (x, y - tall), *other[::-1]]).box(
        x - tall * 0.018, y - tall * 0.08, x + tall * 0.018, y
    )


def poplar(sheet: Sheet, foot: Point, tall: float, paint: Colour, shade: Colour, lit: int) -> None:
    x, y = foot
    crown = Stencil().poly(
        geometry.smooth(
            [
                (x, y - tall),
                (x + tall * 0.09, y - tall * 0.6),
                (x + tall * 0.07, y - tall * 0.12),
                (x, y - tall * 0.05),
                (x - tall * 0.07, y - tall * 0.12),
                (x - tall * 0.09, y - tall * 0.6),
            ]
        )
    )
    sheet.fill(Stencil().line([(x, y), (x, y - tall * 0.2)], tall * 0.03), shade)
    sheet.fill(crown, paint)
    sheet.shade(crown, shade, angle=0 if lit < 0 else 180, start=0.2, end=1, alpha=0.85)


def tree_line(sheet: Sheet, line: list[Point], tall: float, paint: Colour, count: int) -> None:
    firs = Stencil()
    for _ in range(count):
        x, y = sheet.rng.choice(line)
        size = tall * sheet.rng.uniform(0.5, 1.1)
        fir(firs, (x + sheet.rng.uniform(-12, 12), y + 6 + size * 0.09), size)
    sheet.fill(firs, paint)


def forest(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    hills(sheet, hour, 420, 560, 2, 130)
    for n, (y, tall) in enumerate(((560, 190), (640, 300), (740, 440))):
        share = 0.15 + n * 0.22
        line = geometry.ridge(sheet.rng, y, 60, waves=3)
        tone = colours.mix(hour.depth(share), hour.grass[1], 0.2)
        sheet.fill(Stencil().poly(geometry.down_to(line)), (tone, colours.mix(tone, hour.horizon, 0.4)))
        tree_line(sheet, line, tall, tone, 90 - n * 18)
        air.mist(sheet, y + 60, 170, hour.horizon, 0.55 - n * 0.12)
    if hour.name not in ("storm", "night"):
        _shafts(sheet, hour, light)
    _trunks(sheet, hour, light)


def _shafts(sheet: Sheet, hour: Hour, light: Point) -> None:
    for _ in range(7):
        x = sheet.rng.uniform(-700, 900)
        wide = sheet.rng.uniform(40, 130)
        ray = Stencil().poly(
            [(light[0], -200), (light[0] + 30, -200), (750 + x + wide, BOTTOM), (750 + x, BOTTOM)]
        )
        sheet.shade(ray, hour.orb, angle=-90, start=0.1, end=1.2, alpha=0.32, grain=0.35)


def _trunks(sheet: Sheet, hour: Hour, light: Point) -> None:
    floor = geometry.ridge(sheet.rng, 905, 70, waves=2)
    ground = Stencil().poly(geometry.down_to(floor))
    for x in (sheet.rng.uniform(60, 130), 300, 1180 + sheet.rng.uniform(-40, 40), 1390):
        wide = sheet.rng.uniform(34, 66)
        sway = sheet.rng.uniform(-30, 30)
        spine = geometry.smooth([(x, 960), (x + sway * 0.4, 500), (x + sway, -160)], closed=False)
        trunk = Stencil().poly(geometry.ribbon(spine, (wide * 1.5, wide, wide * 0.8)))
        for n in range(5):
            y, side = 420 - n * 105 + sheet.rng.uniform(-30, 30), sheet.rng.choice((-1, 1))
            trunk.poly(
                geometry.ribbon([(x, y), (x + side * 70, y - 26), (x + side * 150, y - 24)], (11, 6, 1.5))
            )
        sheet.fill(trunk, (hour.shade, hour.ink))
        sheet.shade(trunk, hour.orb, angle=180 if light[0] < x else 0, start=0.72, end=1.25, alpha=0.5)
    sheet.fill(ground, (colours.mix(hour.grass[1], hour.ink, 0.4), hour.ink))
    ferns(sheet, floor, colours.mix(hour.grass[1], hour.ink, 0.3), 70)


def ferns(sheet: Sheet, line: list[Point], paint: Colour, count: int) -> None:
    leaves = Stencil()
    for _ in range(count):
        x, y = sheet.rng.choice(line)
        for lean in (-46, -22, 4, 26, 50):
            tall = sheet.rng.uniform(30, 62)
            tip = geometry.smooth(
                [(x, y + 10), (x + lean * 0.5, y - tall * 0.7), (x + lean, y - tall * 0.8)], closed=False
            )
            leaves.poly(geometry.ribbon(tip, (3, 7, 0.5)))
    sheet.fill(leaves, paint)


def turf(sheet: Sheet, paint: Colour, top: float, count: int) -> None:
    """Grass towards the viewer, longer as it comes nearer."""
    blades = Stencil()
    for _ in range(count):
        x, y = sheet.rng.uniform(LEFT, RIGHT), sheet.rng.uniform(top, BOTTOM)
        tall = 10 + (y - top) * 0.16
        blades.poly(
            [(x - 1.5, y), (x + sheet.rng.uniform(-8, 8), y - tall * sheet.rng.uniform(0.5, 1.2)), (x + 2, y)]
        )
    sheet.fill(blades, paint)
