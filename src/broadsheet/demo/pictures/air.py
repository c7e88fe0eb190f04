"""Skies by the hour, and the water under them."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops

from broadsheet.demo.pictures import brush, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

ORB = {"dawn": (0.80, 62), "day": (0.36, 46), "dusk": (0.86, 74), "night": (0.30, 44), "storm": (0.4, 0)}


def side_of(light: Point) -> int:
    """-1 where the light comes from the left, 1 where from the right."""
    return -1 if light[0] < 750 else 1


def sky(sheet: Sheet, hour: Hour, horizon: float = 620, side: int | None = None) -> Point:
    """The sky down to the horizon; tells where sun or moon stand (side: -1 left, 1 right)."""
    sheet.wash(hour.sky, TOP, horizon + 2)
    side = side or sheet.rng.choice((-1, 1))
    low, radius = ORB[hour.name]
    x, y = 750 + side * sheet.rng.uniform(260, 430), horizon * low
    {"storm": _storm, "night": _night, "day": _day}.get(hour.name, _low_sun)(
        sheet, hour, horizon, (x, y), radius
    )
    return x, y


def _low_sun(sheet: Sheet, hour: Hour, horizon: float, spot: Point, radius: float) -> None:
    sheet.glow(*spot, 760, hour.orb, 0.75, 2, grain=0.35)
    sheet.fill(Stencil().oval(*spot, radius), (hour.orb, colours.mix(hour.orb, hour.sky[-1], 0.45)))
    streaks(sheet, colours.mix(hour.sky[1], hour.sky[0], 0.3), horizon * 0.06, horizon * 0.8, 136, 0.55)
    streaks(sheet, colours.mix(hour.orb, hour.sky[-1], 0.3), horizon * 0.35, horizon * 0.98, 142, 0.75)


def _day(sheet: Sheet, hour: Hour, horizon: float, spot: Point, radius: float) -> None:
    sheet.glow(*spot, 520, hour.orb, 0.7, 2)
    sheet.fill(Stencil().oval(*spot, radius), hour.orb, alpha=0.95)
    streaks(sheet, hour.orb, horizon * 0.05, horizon * 0.95, 146, 0.5)
    away = -1 if spot[0] > 750 else 1
    for far in (0.75, 0.45, 0.1):
        x = 750 + away * sheet.rng.uniform(-250, 520)
        cumulus(sheet, x, horizon * (0.95 - far * 0.62), 130 + 260 * far * sheet.rng.uniform(0.8, 1.2), hour)


def _night(sheet: Sheet, hour: Hour, horizon: float, spot: Point, radius: float) -> None:
    stars(sheet, 260, horizon, hour.orb)
    sheet.glow(*spot, 430, hour.orb, 0.42, 2.4, grain=0.3)
    sheet.fill(Stencil().oval(*spot, radius), hour.orb)
    marks = Stencil()
    for _ in range(5):
        marks.oval(
            spot[0] + sheet.rng.uniform(-0.6, 0.5) * radius,
            spot[1] + sheet.rng.uniform(-0.6, 0.6) * radius,
            radius * sheet.rng.uniform(0.1, 0.24),
        )
    sheet.fill(marks, hour.sky[-1], alpha=0.22)
    streaks(sheet, colours.mix(hour.sky[-1], hour.sky[1], 0.5), horizon * 0.4, horizon, 132, 0.7)


def _storm(sheet: Sheet, hour: Hour, horizon: float, spot: Point, radius: float) -> None:
    sheet.glow(spot[0], horizon, 620, hour.orb, 0.8, 1.8, squash=0.45)
    bank(sheet, hour.sky[1], TOP, horizon * 0.86, 112, 0.9)
    bank(sheet, hour.sky[0], TOP, horizon * 0.58, 118, 0.95)


def streaks(sheet: Sheet, paint: Colour, top: float, bottom: float, level: float, alpha: float) -> None:
    """Long thin clouds between two heights, dense in the middle of them."""
    area = sheet.cut(Stencil().box(LEFT - 600, top, RIGHT + 600, bottom))
    if area is None:
        return
    mask, box = area
    field = brush.cloud(
        sheet.rng, mask.size, 4, 4, 0.55, stretch=1 / 5 * 6 if mask.height > mask.width else 5
    )
    fade = Image.linear_gradient("L").point([round(255 * (1 - abs(v / 127.5 - 1) ** 2)) for v in range(256)])
    shape = ImageChops.multiply(
        brush.above(field, level, 5), fade.resize(mask.size, Image.Resampling.BILINEAR)
    )
    sheet.stain(ImageChops.multiply(shape, mask), box, paint, alpha, 0.25)


def bank(sheet: Sheet, paint: Colour, top: float, bottom: float, level: float, alpha: float) -> None:
    """A heavy bank of cloud hanging from above, ragged underneath."""
    area = sheet.cut(Stencil().box(LEFT - 600, top, RIGHT + 600, bottom))
    if area is None:
        return
    mask, box = area
    field = brush.cloud(sheet.rng, mask.size, 4, 5, 0.5, stretch=2.2)
    fade = Image.linear_gradient("L").point([min(255, round(340 * (1 - v / 255) ** 0.7)) for v in range(256)])
    shape = ImageChops.multiply(
        brush.above(field, level, 4), fade.resize(mask.size, Image.Resampling.BILINEAR)
    )
    sheet.stain(shape, box, (colours.darker(paint, 0.12), colours.lighter(paint, 0.06)), alpha, 0.3)


def cumulus(sheet: Sheet, x: float, y: float, width: float, hour: Hour) -> None:
    rng, puff = sheet.rng, Stencil()
    for _ in range(9):
        off = rng.uniform(-1, 1)
        size = width * (0.1 + 0.15 * (1 - abs(off))) * rng.uniform(0.8, 1.2)
        puff.oval(x + off * width * 0.42, y - size * 0.55, size, size * 0.85)
    puff.box(x - width * 0.52, y - width * 0.035, x + width * 0.52, y + width * 0.03, 30)
    puff.box(x - width * 2, y + width * 0.03, x + width * 2, y + width, hole=True)
    sheet.fill(puff, colours.mix(hour.orb, hour.sky[-1], 0.15), alpha=0.92)
    sheet.shade(puff, hour.sky[1], angle=90, start=0.35, end=1.15, alpha=0.7)


def stars(sheet: Sheet, count: int, bottom: float, paint: Colour, top: float = TOP) -> None:
    rng = sheet.rng
    for alpha, share, size in ((0.45, 0.6, 0.9), (0.75, 0.3, 1.4), (1.0, 0.1, 2.1)):
        points = Stencil()
        for _ in range(round(count * share)):
            y = top + (bottom - top) * rng.random() ** 1.35
            points.poly(geometry.oval(rng.uniform(LEFT, RIGHT), y, size * rng.uniform(0.7, 1.3), steps=8))
        sheet.fill(points, paint, alpha=alpha)


def rain(sheet: Sheet, paint: Colour, count: int = 380, slant: float = 0.22, alpha: float = 0.3) -> None:
    for share, width in ((0.7, 1.1), (0.3, 2.0)):
        drops = Stencil()
        for _ in range(round(count * share)):
            x, y = sheet.rng.uniform(LEFT, RIGHT + 200), sheet.rng.uniform(TOP, BOTTOM)
            length = sheet.rng.uniform(24, 70)
            drops.line([(x, y), (x - length * slant, y + length)], width)
        sheet.fill(drops, paint, alpha=alpha * (0.6 if width < 2 else 1))


def mist(sheet: Sheet, y: float, thick: float, paint: Colour, alpha: float = 0.6) -> None:
    """A band of haze, densest at y."""
    cut = sheet.cut(Stencil().box(LEFT - 600, y - thick, RIGHT + 600, y + thick * 0.6))
    if cut:
        mask, area = cut
        rise = Image.linear_gradient("L").point(
            [round(255 * min(v / 159, (255 - v) / 96)) for v in range(256)]
        )
        sheet.stain(
            ImageChops.multiply(mask, rise.resize(mask.size, Image.Resampling.BILINEAR)),
            area,
            paint,
            alpha,
            0.25,
        )


def birds(sheet: Sheet, count: int, spot: Point, spread: float, paint: Colour, size: float = 12) -> None:
    rng, flock = sheet.rng, Stencil()
    for _ in range(count):
        x, y = spot[0] + rng.gauss(0, spread), spot[1] + rng.gauss(0, spread * 0.35)
        s, lift = size * rng.uniform(0.5, 1.2), rng.uniform(0.2, 0.6)
        wing = geometry.smooth(
            [
                (x - s, y - s * lift),
                (x - s * 0.45, y - s * 0.5),
                (x, y),
                (x + s * 0.5, y - s * 0.55),
                (x + s, y - s * lift * 0.7),
            ],
            closed=False,
        )
        flock.poly(geometry.ribbon(wing, (0.5, s * 0.16, s * 0.24, s * 0.16, 0.5)))
    sheet.fill(flock, paint)


def water(sheet: Sheet, hour: Hour, horizon: float, light: Point, stops: Sequence[Colour] = ()) -> None:
    """Water from the horizon down, with the light's path over it."""
    sheet.wash(stops or hour.water, horizon, BOTTOM)
    ripples(sheet, horizon, colours.mix(hour.water[0], hour.orb, 0.25), 110, 0.35)
    ripples(sheet, horizon, colours.darker(hour.water[-1], 0.2), 120, 0.3)
    path(sheet, horizon, light[0], hour.orb, 0.9 if hour.name in ("dawn", "dusk", "night") else 0.5)


def ripples(sheet: Sheet, horizon: float, paint: Colour, count: int, alpha: float) -> None:
    rng, waves = sheet.rng, Stencil()
    for _ in range(count):
        far = rng.random() ** 1.6
        y, x = horizon + 6 + (BOTTOM - horizon) * far, rng.uniform(LEFT, RIGHT)
        waves.poly(dash(x, y, 26 + 150 * far * rng.uniform(0.5, 1.3), 1.2 + 5 * far))
    sheet.fill(waves, paint, alpha=alpha)


def dash(x: float, y: float, length: float, thick: float) -> list[Point]:
    """A stroke of water: pointed at both ends, a little bent."""
    half, t = length / 2, thick / 2
    return geometry.smooth(
        [
            (x - half, y),
            (x - half * 0.3, y - t),
            (x + half * 0.4, y - t * 0.5),
            (x + half, y + t * 0.4),
            (x + half * 0.2, y + t),
            (x - half * 0.4, y + t * 0.6),
        ],
        steps=4,
    )


def path(sheet: Sheet, horizon: float, x: float, paint: Colour, alpha: float) -> None:
    rng, glints = sheet.rng, Stencil()
    for _ in range(105):
        far = rng.random() ** 1.35
        y = horizon + 4 + (BOTTOM - horizon) * far
        spread = 16 + 130 * far
        glints.poly(
            dash(x + rng.gauss(0, spread * 0.45), y, (18 + 120 * far) * rng.uniform(0.4, 1.2), 1.6 + 6 * far)
        )
    sheet.fill(glints, paint, alpha=alpha)
    sheet.glow(x, horizon, 330, paint, alpha * 0.5, 2, squash=0.5)
