"""Moon, planet, sun, eclipse and galaxy."""

from __future__ import annotations

import math

from PIL import ImageChops

from broadsheet.demo.pictures import air, brush, geometry, nightfall
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def moon(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    air.stars(sheet, 260, 800, nightfall.PALE)
    x, y, size = 750 + sheet.rng.uniform(-160, 160), 450.0, 315.0
    sheet.glow(x, y, 720, colours.mix(ground[3], nightfall.PALE, 0.4), 0.6, 1.8, grain=0.4)
    disc = Stencil().oval(x, y, size)
    sheet.fill(disc, (nightfall.PALE, colours.mix(nightfall.PALE, nightfall.GOLD, 0.25)))
    _seas(sheet, disc, (x, y), size, colours.mix(ground[3], ground[1], 0.3))
    _craters(sheet, (x, y), size, ground)
    sheet.shade(disc, ground[0], angle=sheet.rng.choice((25, 155)), start=0.42, end=0.95, alpha=0.9)
    nightfall.night_land(sheet, ground, 870)
    air.birds(sheet, 7, (x + 60, y + 150), 90, ground[0], 16)


def _seas(sheet: Sheet, disc: Stencil, middle: Point, size: float, paint: colours.Colour) -> None:
    cut = sheet.cut(disc)
    if cut:
        mask, area = cut
        field = brush.cloud(sheet.rng, mask.size, 3, 5, 0.5)
        sheet.stain(ImageChops.multiply(brush.above(field, 132, 14), mask), area, paint, 0.42, 0.3)


def _craters(sheet: Sheet, middle: Point, size: float, ground: tuple[colours.Colour, ...]) -> None:
    rng = sheet.rng
    for _ in range(34):
        angle, far = rng.uniform(0, math.tau), size * 0.9 * math.sqrt(rng.random())
        x, y = middle[0] + far * math.cos(angle), middle[1] + far * math.sin(angle)
        r = rng.uniform(4, 26) * (1.2 - far / size)
        sheet.fill(Stencil().oval(x, y, r), colours.mix(ground[3], ground[1], 0.4), alpha=0.3)
        rim = (
            Stencil().oval(x + r * 0.1, y + r * 0.1, r * 1.06).oval(x - r * 0.14, y - r * 0.14, r, hole=True)
        )
        sheet.fill(rim, nightfall.PALE, alpha=0.65)


def planet(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    nightfall.milky_way(sheet, ground, -8)
    air.stars(sheet, 420, BOTTOM, nightfall.PALE)
    side = sheet.rng.choice((-1, 1))
    x, y, size, turn = 750 - side * 60, 500.0, 290.0, side * -18
    sheet.glow(x - side * 200, y - 120, 640, ground[3], 0.5, 2, grain=0.4)
    for behind in (True, False):
        _rings(sheet, (x, y), size, turn, behind)
        if behind:
            _globe(sheet, (x, y), size, turn, side, ground)
    for far, r in ((560, 26), (-620, 16), (430, 9)):
        moon = Stencil().oval(x + far * side, y - far * 0.46, r)
        sheet.fill(moon, nightfall.PALE)
        sheet.shade(moon, ground[0], angle=0 if side > 0 else 180, start=0.35, end=0.8, alpha=0.95)


def _globe(
    sheet: Sheet, middle: Point, size: float, turn: float, side: int, ground: tuple[colours.Colour, ...]
) -> None:
    disc = Stencil().oval(*middle, size)
    sheet.fill(disc, nightfall.GOLD)
    tones = colours.row("#f3dcae #d99a58 #f0cc8e #b86e44 #e7b878 #f5e3bd #c9834f")
    level = -1.0
    while level < 1:
        thick = sheet.rng.uniform(0.06, 0.22)
        a, b = level, min(1, level + thick)
        rim = [math.asin(max(-1, a)) + (math.asin(b) - math.asin(max(-1, a))) * t / 10 for t in range(11)]
        edge = [(side * size * math.cos(v), size * math.sin(v)) for side in (-1, 1) for v in rim[::side]]
        sheet.fill(Stencil(*middle, 1, turn).poly(edge), sheet.rng.choice(tones), alpha=0.75)
        level = b
    sheet.shade(disc, ground[0], angle=0 if side > 0 else 180, start=0.35, end=0.92, alpha=0.95)


def _rings(sheet: Sheet, middle: Point, size: float, turn: float, behind: bool) -> None:
    for inner, outer, code, alpha in (
        (1.28, 1.52, "#cfae7e", 0.75),
        (1.55, 1.86, "#f0dcae", 0.9),
        (1.93, 2.12, "#b98c62", 0.7),
        (2.16, 2.2, "#f0dcae", 0.6),
    ):
        start, end = (180, 360) if behind else (0, 180)
        band = geometry.arc(0, 0, size * outer, size * outer * 0.24, start, end, 60)
        band += geometry.arc(0, 0, size * inner, size * inner * 0.24, end, start, 60)
        sheet.fill(Stencil(*middle, 1, turn).poly(band), colours.of(code), alpha=alpha)


def eclipse(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    air.stars(sheet, 240, 800, nightfall.PALE)
    x, y, size = 750.0, 430.0, 165.0
    sheet.glow(x, y, 760, colours.mix(ground[3], nightfall.PALE, 0.35), 0.75, 2, grain=0.5)
    for n in range(46):
        angle = math.tau * n / 46 + sheet.rng.uniform(-0.06, 0.06)
        long = size * sheet.rng.uniform(1.5, 3.1) * (1 + 0.35 * abs(math.cos(angle)))
        tip = (x + long * math.cos(angle), y + long * math.sin(angle))
        foot = [
            (x + size * 0.9 * math.cos(angle + o), y + size * 0.9 * math.sin(angle + o))
            for o in (-0.08, 0.08)
        ]
        sheet.fill(Stencil().poly([foot[0], tip, foot[1]]), nightfall.PALE, alpha=0.16, blur=5)
    sheet.glow(x, y, size * 1.9, nightfall.PALE, 1, 1.2)
    sheet.fill(Stencil().oval(x, y, size * 1.035), nightfall.PALE)
    sheet.fill(Stencil().oval(x, y, size), colours.darker(ground[0], 0.35))
    sheet.glow(x + size * 0.72, y - size * 0.72, 120, nightfall.PALE, 1, 2.4)
    sheet.fill(Stencil().oval(x + size * 0.71, y - size * 0.71, 11), nightfall.PALE)
    near = nightfall.night_land(sheet, ground, 880)
    _watchers(sheet, near, colours.darker(ground[0], 0.6))


def _watchers(sheet: Sheet, line: list[Point], ink: colours.Colour) -> None:
    people = Stencil()
    for x in (560, 604, 640, 905, 950):
        y, tall = geometry.height_at(line, x) + 4, sheet.rng.uniform(62, 92)
        people.poly(
            geometry.ribbon(
                [(x, y), (x, y - tall * 0.45), (x, y - tall * 0.82)], (tall * 0.2, tall * 0.3, tall * 0.22)
            )
        ).oval(x + 2, y - tall * 0.92, tall * 0.095)
    sheet.fill(people, ink)


def sun(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    sheet.wash(colours.row("#1b0f14 #3a1518 #5a1e1b #2a1216"))
    x, y, size = 750 + sheet.rng.choice((-1, 1)) * 170, 500.0, 340.0
    sheet.glow(x, y, 860, colours.of("#d9622f"), 0.75, 1.8, grain=0.45)
    for reach, code, blur in ((0.36, "#b8391f", 16), (0.2, "#ee7f35", 7), (0.09, "#f8c56e", 3)):
        sheet.fill(_flames(sheet, (x, y), size, reach), colours.of(code), alpha=0.85, blur=blur)
    disc = Stencil().oval(x, y, size)
    sheet.fill(disc, colours.row("#f6c765 #ee9a3e #d9622f"))
    cut = sheet.cut(disc)
    if cut:
        mask, area = cut
        for code, level, octaves, alpha in (("#fbe3a0", 136, 7, 0.8), ("#b8391f", 142, 6, 0.5)):
            field = brush.cloud(sheet.rng, mask.size, 9, octaves - 2, 0.65)
            sheet.stain(
                ImageChops.multiply(brush.above(field, level, 9), mask), area, colours.of(code), alpha, 0.35
            )
    for _ in range(5):
        spot = (x + sheet.rng.uniform(-0.6, 0.6) * size, y + sheet.rng.uniform(-0.4, 0.4) * size)
        sheet.fill(Stencil().poly(geometry.blob(sheet.rng, *spot, 26, 15)), colours.of("#8c2f1a"), alpha=0.7)
        sheet.fill(Stencil().poly(geometry.blob(sheet.rng, *spot, 13, 8)), colours.of("#35110f"))
    sheet.shade(disc, colours.of("#9b1c1f"), angle=60, start=0.5, end=1.1, alpha=0.6)


def _flames(sheet: Sheet, middle: Point, size: float, reach: float) -> Stencil:
    """A ragged rim of fire, `reach` of the disc's size high at most."""
    rim = []
    for n in range(150):
        angle = math.tau * n / 150
        flare = max(0.0, math.sin(angle * 3 + sheet.rng.uniform(0, 0.6))) ** 4
        far = size * (1 + reach * (0.12 + 0.2 * sheet.rng.random() + 0.68 * flare * sheet.rng.random()))
        rim.append((middle[0] + far * math.cos(angle), middle[1] + far * math.sin(angle)))
    return Stencil().poly(geometry.smooth(rim, steps=4))


def galaxy(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    air.stars(sheet, 520, BOTTOM, nightfall.PALE)
    x, y, turn, side = 750.0, 500.0, sheet.rng.uniform(-32, 32), sheet.rng.choice((False, True))
    sheet.glow(x, y, 760, ground[3], 0.6, 1.6, squash=0.6, grain=0.45)
    for size, count, alpha in ((16.0, 420, 0.2), (3.0, 700, 0.5), (1.7, 1900, 0.8)):
        for paint in (
            colours.mix(nightfall.PALE, ground[3], 0.35),
            nightfall.PALE,
            colours.mix(nightfall.PALE, nightfall.GOLD, 0.7),
        ):
            dust = Stencil(x, y, 1, turn, side)
            for _ in range(count // 3):
                dust.poly(geometry.oval(*_arm(sheet), size * sheet.rng.uniform(0.5, 1.5), steps=7))
            sheet.fill(dust, paint, alpha=alpha, blur=14 if size > 5 else 0)
    sheet.glow(x, y, 250, nightfall.GOLD, 0.9, 1.8, squash=0.62, grain=0.2)
    sheet.glow(x, y, 120, nightfall.PALE, 1, 1.3, squash=0.66)


def _arm(sheet: Sheet) -> Point:
    rng = sheet.rng
    along = rng.random() ** 0.75
    angle = along * 7.6 + rng.choice((0, math.pi)) + rng.gauss(0, 0.24 + 0.16 * (1 - along))
    far = 60 + 590 * along + rng.gauss(0, 34)
    return far * math.cos(angle), far * math.sin(angle) * 0.48
