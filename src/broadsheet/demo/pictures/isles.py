"""Invented charts of the Calder Sea: coasts grown from seeded noise."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image, ImageChops, ImageMath

from broadsheet.demo.pictures import brush, geometry, seaways
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]
Lift = Callable[[float, float], float]  # from 0…1 across and down to about -1 (deep) … 1 (high)

SEA_LEVEL = seaways.SEA_LEVEL

# deep sea, shelf, shallows, beach, lowland, upland, summit, ink
PALETTES = (
    colours.row("#2f6273 #6c9ea3 #b5d0c5 #f3e7c8 #d9cf9b #b3a867 #8d7b4b #1d3640"),
    colours.row("#34506e #7795a8 #bccbcb #f5ead0 #d8c7a0 #b79a6e #8a6a4a #1c2a40"),
    colours.row("#3f6a63 #83a896 #c3d6bd #f6edd2 #cdcf96 #98a867 #6d7a48 #1e3a36"),
)


def draw(sheet: Sheet, feature: str) -> None:
    tones = sheet.rng.choice(PALETTES)
    field = _terrain(sheet, FEATURES[feature](sheet))
    area = sheet.everywhere()
    sheet.wash((tones[0],))
    for n in range(6):
        tone = colours.along(tones[:3], (n + 1) / 6)
        sheet.stain(brush.above(field, SEA_LEVEL - 34 + n * 5.6, 300), area, tone, 1, 0)
    land = brush.above(field, SEA_LEVEL, 500)
    shadow = ImageChops.offset(
        brush.soften(land, 7 * sheet.unit), round(6 * sheet.unit), round(8 * sheet.unit)
    )
    sheet.stain(shadow, area, tones[7], 0.4, 0.2)
    sheet.stain(land, area, tones[3], 1, 0)
    for n, level in enumerate((3.5, 11, 19, 28, 38)):
        sheet.stain(brush.above(field, SEA_LEVEL + level, 300), area, colours.along(tones[4:7], n / 4), 1, 0)
    _hillshade(sheet, field, land, tones)
    _graticule(sheet, tones)
    dress(sheet, feature, field, land, tones)


def _terrain(sheet: Sheet, lift: Lift) -> Image.Image:
    """Noise bent to the wanted shape."""
    noise = brush.cloud(sheet.rng, sheet.size, 4.5, 6, 0.52)
    shape = Image.new("F", (48, 32))
    shape.putdata([lift((c + 0.5) / 48, (r + 0.5) / 32) for r in range(32) for c in range(48)])
    bend = shape.resize(sheet.size, Image.Resampling.BICUBIC)
    return ImageMath.lambda_eval(lambda f: (f["n"] - 127) * 0.85 + f["s"] * 52 + SEA_LEVEL, n=noise, s=bend)


def _hillshade(sheet: Sheet, field: Image.Image, land: Image.Image, tones: Tones) -> None:
    step = max(1, round(3 * sheet.unit))
    moved = ImageChops.offset(field.convert("L"), step, step).convert("F")
    slope = ImageMath.lambda_eval(lambda f: (f["a"] - f["b"]) * 26, a=moved, b=field)
    dark = brush.soften(slope.convert("L"), 2 * sheet.unit)
    sheet.stain(ImageChops.multiply(dark, land), sheet.everywhere(), tones[7], 0.6, 0.4)


def _graticule(sheet: Sheet, tones: Tones) -> None:
    hairs = Stencil()
    for n in range(-4, 12):
        hairs.line(
            geometry.smooth([(n * 190 - 60, -150), (n * 190, 500), (n * 190 - 50, 1150)], closed=False), 1.3
        )
        hairs.line(
            geometry.smooth([(-150, n * 190 + 40), (750, n * 190), (1650, n * 190 + 40)], closed=False), 1.3
        )
    sheet.fill(hairs, tones[7], alpha=0.2)


def _strait(sheet: Sheet) -> Lift:
    slope, at, bend = sheet.rng.uniform(-0.7, 0.7), sheet.rng.uniform(0.42, 0.58), sheet.rng.uniform(4, 6)

    def lift(x: float, y: float) -> float:
        middle = at + slope * (y - 0.5) + 0.07 * math.sin(y * bend * 2)
        return max(-0.95, min(0.34, (abs(x - middle) - 0.19) * 5))

    return lift


def _archipelago(sheet: Sheet) -> Lift:
    humps = [
        (sheet.rng.uniform(0.1, 0.9), sheet.rng.uniform(0.1, 0.9), sheet.rng.uniform(0.03, 0.085))
        for _ in range(19)
    ]

    def lift(x: float, y: float) -> float:
        return min(
            0.45,
            -0.8
            + sum(
                1.15 * math.exp(-(((x - hx) ** 2) + ((y - hy) * 0.67) ** 2) / size**2)
                for hx, hy, size in humps
            ),
        )

    return lift


def _delta(sheet: Sheet) -> Lift:
    wave = sheet.rng.uniform(0, 6)

    def lift(x: float, y: float) -> float:
        coast = 0.56 + 0.2 * math.exp(-(((x - 0.5) / 0.26) ** 2)) + 0.03 * math.sin(x * 9 + wave)
        return max(-1.0, min(0.36, (coast - y) * 4))

    return lift


def _lanes(sheet: Sheet) -> Lift:
    tilt = sheet.rng.uniform(-0.25, 0.25)

    def lift(x: float, y: float) -> float:
        edge = min(x + tilt * (y - 0.5), 1.02 - x + tilt * (y - 0.5), 0.25 + y * 0.8)
        return max(-0.9, min(0.4, (0.17 - edge) * 5)) + 0.25 * math.exp(
            -(((x - 0.55) ** 2) + (y - 0.62) ** 2) / 0.006
        )

    return lift


LANES: dict[str, tuple[tuple[Point, Point], ...]] = {
    "strait": (((750, 20), (750, 980)),),
    "archipelago": (((60, 920), (1440, 90)), ((120, 120), (1380, 700))),
    "lanes": (((120, 330), (1400, 330)), ((330, 980), (1200, 140)), ((140, 760), (1390, 860))),
    "delta": (((100, 900), (1440, 860)),),
}


def dress(sheet: Sheet, feature: str, field: Image.Image, land: Image.Image, tones: Tones) -> None:
    """What is drawn over the chart: rivers, lanes, harbours, a wind rose."""
    if feature == "delta":
        _arms(sheet, land, tones)
    for start, end in LANES[feature]:
        _lane(sheet, seaways.route(field, start, end), tones)
    rose(sheet, (180, 180) if feature in ("lanes", "strait") else (1330, 170), 105, tones)


def _lane(sheet: Sheet, knots: list[Point], tones: Tones) -> None:
    spine = geometry.smooth(knots, closed=False, steps=10)
    dashes = Stencil()
    for n in range(0, len(spine) - 3, 6):
        dashes.line(spine[n : n + 4], 5)
    sheet.fill(dashes, colours.ACCENT)
    for n in (len(spine) // 3, 3 * len(spine) // 4):
        (ax, ay), (bx, by) = spine[n], spine[n + 1]
        _ship(sheet, (ax, ay), math.degrees(math.atan2(by - ay, bx - ax)), tones)
    for spot in (spine[0], spine[-1]):
        sheet.fill(Stencil().oval(*spot, 17), colours.PAPER)
        sheet.fill(Stencil().oval(*spot, 12), colours.ACCENT)


def _ship(sheet: Sheet, spot: Point, turn: float, tones: Tones) -> None:
    hull = geometry.smooth([(36, 0), (14, -12), (-28, -11), (-34, 0), (-28, 11), (14, 12)], steps=5)
    sheet.fill(Stencil(spot[0] + 4, spot[1] + 6, 1, turn).poly(hull), tones[7], alpha=0.4, blur=4)
    sheet.fill(Stencil(*spot, 1, turn).poly(hull), colours.PAPER)
    sheet.fill(Stencil(*spot, 1, turn).box(-24, -6, -10, 6, 2), colours.ACCENT)
    sheet.fill(Stencil(*spot, 1, turn).box(-4, -6, 14, 6, 2), tones[7])


def _arms(sheet: Sheet, land: Image.Image, tones: Tones) -> None:
    """A river that parts, and parts again, before it meets the sea."""
    river, water = Stencil(), tones[1]
    trunk = geometry.smooth([(700, -160), (760, 40), (690, 200), (745, 350)], closed=False)
    river.poly(geometry.ribbon(trunk, (44, 52, 40)))
    for reach, first in ((-330, -120), (-130, -40), (60, 20), (250, 90), (400, 150)):
        arm = [
            (745, 345),
            (745 + first + sheet.rng.uniform(-20, 20), 480),
            (745 + reach * 0.7 + sheet.rng.uniform(-30, 30), 620),
            (745 + reach, 900),
        ]
        river.poly(geometry.ribbon(geometry.smooth(arm, closed=False), (26, 20, 14, 30)))
    cut = sheet.cut(river)
    if cut:
        mask, area = cut
        sheet.stain(ImageChops.multiply(mask, land.crop(area)), area, (water, tones[2]), 1, 0)
    fields = Stencil()
    for _ in range(60):
        x, y = sheet.rng.uniform(500, 1000), sheet.rng.uniform(430, 700)
        fields.line([(x, y), (x + sheet.rng.uniform(14, 34), y + 3)], 3)
    sheet.fill(fields, tones[7], alpha=0.25)


def rose(sheet: Sheet, spot: Point, size: float, tones: Tones) -> None:
    """A wind rose of sixteen points."""
    sheet.fill(Stencil().oval(*spot, size * 0.8).oval(*spot, size * 0.775, hole=True), tones[7], alpha=0.8)
    for count, long, wide, turn in ((8, 0.62, 0.1, 22.5), (4, 0.8, 0.13, 45), (4, 1.1, 0.16, 0)):
        light, dark = Stencil(), Stencil()
        for n in range(count):
            angle = turn + 360 * n / count
            dark.poly(
                geometry.moved([(0, 0), (size * wide, -size * wide), (0, -size * long)], *spot, 1, angle)
            )
            light.poly(
                geometry.moved([(0, 0), (-size * wide, -size * wide), (0, -size * long)], *spot, 1, angle)
            )
        sheet.fill(light, colours.PAPER)
        sheet.fill(dark, colours.ACCENT if turn == 0 else tones[7])
    sheet.fill(Stencil().oval(*spot, size * 0.1), colours.PAPER)


FEATURES = {"strait": _strait, "archipelago": _archipelago, "delta": _delta, "lanes": _lanes}
