"""Houses, towers, lamps and trams."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

LIT = {"night": 0.42, "dusk": 0.4, "storm": 0.3, "dawn": 0.14, "day": 0.0}


def tower(sheet: Sheet, hour: Hour, foot: Point, wide: float, tall: float, share: float, lit: int) -> None:
    """A plain tall block with one of several tops, windows by the grid."""
    x, y = foot
    paint = colours.mix(hour.depth(share), hour.horizon, 0.1 * (1 - share))
    body = Stencil().box(x, y - tall, x + wide, y)
    _crown(sheet, body, x, y - tall, wide)
    sheet.fill(body, (colours.mix(paint, hour.horizon, 0.12), paint))
    sheet.shade(body, hour.shade, angle=0 if lit < 0 else 180, start=0.45, end=1.1, alpha=0.5 * share + 0.1)
    if share > 0.15:
        _grid(sheet, hour, (x, y - tall), wide, tall, share)


def _crown(sheet: Sheet, body: Stencil, x: float, top: float, wide: float) -> None:
    kind, middle = sheet.rng.randrange(6), x + wide / 2
    if kind == 0:
        body.box(x + wide * 0.2, top - wide * 0.3, x + wide * 0.8, top + 1).box(
            middle - 2, top - wide * 0.9, middle + 2, top
        )
    elif kind == 1:
        body.poly([(x, top + 1), (middle, top - wide * 0.75), (x + wide, top + 1)])
    elif kind == 2 and wide < 75:
        body.poly(geometry.arc(middle, top + 1, wide / 2, wide * 0.45, 180, 360))
    elif kind == 3:
        body.poly([(x, top + 1), (x, top - wide * 0.5), (x + wide, top + 1)])
    elif kind == 4:
        body.box(x + wide * 0.12, top - wide * 0.16, x + wide * 0.5, top + 1)


def _grid(sheet: Sheet, hour: Hour, corner: Point, wide: float, tall: float, share: float) -> None:
    lamps, panes = Stencil(), Stencil()
    columns = max(2, round(wide / 19))
    step, often = wide / (columns + 0.6), LIT[hour.name]
    for row in range(int(tall / 24)):
        for n in range(columns):
            x, y = corner[0] + step * (n + 0.5), corner[1] + 12 + row * 24
            (lamps if sheet.rng.random() < often else panes).box(x, y, x + step * 0.58, y + 13)
    sheet.fill(panes, hour.shade if not hour.dark else hour.horizon, alpha=0.16 if hour.dark else 0.3)
    sheet.fill(lamps, hour.lamp, alpha=0.45 + 0.5 * share)


def facade(
    sheet: Sheet, hour: Hour, corner: Point, wide: float, tall: float, paint: Colour, lit: int
) -> None:
    """A town house seen from the front: cornice, tall windows with sills, a shop below."""
    x, y = corner
    wall, trim, panes, lamps, roof = (Stencil() for _ in range(5))
    wall.box(x, y - tall, x + wide, y)
    roof.poly(
        [
            (x - 4, y - tall + 2),
            (x + 14, y - tall - 70),
            (x + wide - 14, y - tall - 70),
            (x + wide + 4, y - tall + 2),
        ]
    )
    trim.box(x - 5, y - tall - 8, x + wide + 5, y - tall + 8).box(x, y - 132, x + wide, y - 122)
    columns, level = max(2, round(wide / 70)), y - 160.0
    step = wide / columns
    while level - 76 > y - tall:
        for n in range(columns):
            middle = x + step * (n + 0.5)
            pick = lamps if sheet.rng.random() < LIT[hour.name] else panes
            pick.box(middle - step * 0.2, level - 66, middle + step * 0.2, level)
            trim.box(middle - step * 0.26, level, middle + step * 0.26, level + 6)
        level -= 104
    lamps.box(x + wide * 0.08, y - 104, x + wide * 0.62, y - 22)
    panes.box(x + wide * 0.7, y - 106, x + wide * 0.9, y)
    sheet.fill(roof, (colours.darker(hour.shade, 0.1), hour.shade))
    sheet.fill(wall, (paint, colours.darker(paint, 0.12)))
    sheet.shade(wall, hour.shade, angle=0 if lit < 0 else 180, start=0.4, end=1.2, alpha=0.6)
    sheet.fill(panes, (colours.mix(hour.shade, hour.sky[0], 0.3), hour.shade), alpha=0.9)
    sheet.fill(
        lamps, (hour.lamp, colours.mix(hour.lamp, hour.accent, 0.25)) if LIT[hour.name] else hour.shade
    )
    sheet.fill(trim, colours.mix(paint, hour.pale, 0.55), alpha=0.8)


def street_lamp(sheet: Sheet, hour: Hour, foot: Point, tall: float) -> None:
    x, y = foot
    s = tall / 300
    pole = (
        Stencil(x, y, s)
        .poly([(-7, 0), (-3, -40), (-3, -262), (3, -262), (3, -40), (7, 0)])
        .box(-16, -268, 16, -262)
    )
    pole.poly([(-20, -304), (0, -326), (20, -304)])
    sheet.fill(pole, hour.ink)
    sheet.fill(
        Stencil(x, y, s).poly([(-12, -266), (-17, -304), (17, -304), (12, -266)]),
        hour.lamp if hour.name != "day" else hour.pale,
    )
    if hour.name != "day":
        sheet.glow(x, y - 286 * s, 190 * s, hour.lamp, 0.7, 2)


def dome(sheet: Sheet, hour: Hour, foot: Point, wide: float, paint: Colour, lit: int) -> None:
    """A domed church: drum, ribs, lantern."""
    x, y = foot
    body, ribs, roof, holes = (Stencil(x, y, wide / 200) for _ in range(4))
    body.box(-100, -150, 100, 0).box(-70, -215, 70, -150).box(-112, -156, 112, -144).box(-16, -345, 16, -318)
    roof.poly(geometry.arc(0, -215, 76, 108, 180, 360)).poly([(-14, -342), (0, -392), (14, -342)]).box(
        -1.5, -420, 1.5, -388
    )
    for n in (-0.72, -0.36, 0, 0.36, 0.72):
        ribs.line(geometry.smooth([(n * 76, -216), (n * 62, -275), (n * 22, -320)], closed=False), 2.4)
    for n in range(-2, 3):
        holes.box(n * 26 - 7, -200, n * 26 + 7, -166, 7).box(n * 36 - 8, -104, n * 36 + 8, -54, 8)
    sheet.fill(body, (paint, colours.darker(paint, 0.18)))
    sheet.fill(roof, colours.mix(hour.depth(0.55), hour.grass[0], 0.25))
    for part in (body, roof):
        sheet.shade(part, hour.shade, angle=0 if lit < 0 else 180, start=0.35, end=1.05, alpha=0.8)
    sheet.fill(ribs, hour.pale, alpha=0.35)
    sheet.fill(holes, hour.lamp if hour.dark else hour.shade)


def tram(sheet: Sheet, hour: Hour, foot: Point, scale: float) -> None:
    """A tram coming towards us; `foot` is the middle of its front at the rails."""
    body, low, glass, lamps, roof, lines = (Stencil(*foot, scale) for _ in range(6))
    body.poly(
        geometry.smooth(
            [
                (-92, -16),
                (-96, -150),
                (-84, -262),
                (-52, -286),
                (52, -286),
                (84, -262),
                (96, -150),
                (92, -16),
            ],
            steps=5,
        )
    )
    low.poly([(-95, -110), (95, -110), (92, -16), (-92, -16)]).poly(
        [(-80, -16), (80, -16), (70, 4), (-70, 4)]
    )
    glass.box(-80, -222, 80, -124, 12)
    roof.box(-58, -262, 58, -236, 8)
    lines.line([(-30, -286), (0, -340), (30, -286)], 4).line([(-42, -342), (42, -342)], 5).line(
        [(0, -122), (0, -222)], 3
    )
    lamps.oval(-66, -78, 13).oval(66, -78, 13)
    sheet.fill(lines, hour.ink)
    sheet.fill(body, (hour.pale, colours.mix(hour.pale, hour.shade, 0.25)))
    sheet.fill(low, (hour.accent, colours.darker(hour.accent, 0.35)))
    sheet.fill(
        glass,
        (colours.mix(hour.lamp, hour.sky[0], 0.35), hour.shade) if hour.dark else (hour.sky[0], hour.shade),
    )
    sheet.fill(
        Stencil(*foot, scale).poly([(-40, -124), (10, -222), (40, -222), (-6, -124)]), hour.pale, alpha=0.16
    )
    driver = (
        Stencil(*foot, scale)
        .oval(-34, -168, 12, 15)
        .poly(geometry.smooth([(-62, -124), (-54, -146), (-34, -152), (-14, -146), (-6, -124)]))
    )
    sheet.fill(driver, hour.ink, alpha=0.8)
    sheet.fill(roof, hour.ink)
    sheet.fill(Stencil(*foot, scale).line([(0, -122), (0, -222)], 3), hour.ink)
    sheet.shade(body, hour.ink, angle=0, start=0.55, end=1.2, alpha=0.5)
    sheet.fill(lamps, hour.orb)
    for side in (-66, 66):
        sheet.glow(
            foot[0] + side * scale,
            foot[1] - 78 * scale,
            90 * scale,
            hour.orb,
            0.75 if hour.name != "day" else 0.2,
        )
