"""A container port and a shipyard."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import air, cargo, figures, geometry, harbour
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def containers(sheet: Sheet, hour: Hour, light: Point) -> None:
    for x in (180, 760, 1260):
        harbour.gantry(sheet, hour, (x, 640), 1.05, hour.depth(0.3))
    air.mist(sheet, 640, 200, hour.horizon, 0.5)
    yard = Stencil().box(LEFT, 630, RIGHT, BOTTOM)
    sheet.fill(yard, (colours.mix(hour.depth(0.2), hour.horizon, 0.4), hour.depth(0.8)))
    for y, scale, columns, share in ((690, 1.3, 26, 0.5), (785, 2.0, 17, 0.3)):
        cargo.stacks(sheet, hour, (LEFT - sheet.rng.uniform(0, 60), y), columns, 4, scale, share)
    _wall(sheet, hour, light)
    for x in (560, 640, 1010):
        figures.stander(
            sheet,
            (x, 930),
            120,
            figures.look(sheet.rng, hour.shade, 0.3),
            light=air.side_of(light),
            stride=0.6,
        )


def _wall(sheet: Sheet, hour: Hour, light: Point) -> None:
    """The nearest stacks, at both sides, large enough to show their ribs and bars."""
    for side, columns in ((-1, 2), (1, 2)):
        for column in range(columns):
            for row in range(3 - column):
                x = (LEFT + 40 + column * 330) if side < 0 else (RIGHT - 370 - column * 330)
                _box(sheet, hour, (x, 955 - row * 150), (324, 146), air.side_of(light))


def _box(sheet: Sheet, hour: Hour, corner: Point, size: Point, lit: int) -> None:
    (x, y), (wide, tall) = corner, size
    tone = colours.mix(sheet.rng.choice(cargo.BOXES), hour.depth(0.8), 0.3 if hour.dark else 0.06)
    body, ribs, frame = Stencil().box(x, y - tall, x + wide, y, 3), Stencil(), Stencil()
    for n in range(1, 22):
        ribs.box(x + wide * n / 22 - 3, y - tall + 14, x + wide * n / 22 + 3, y - 14)
    frame.line([(x, y - tall + 5), (x + wide, y - tall + 5)], 9).line([(x, y - 5), (x + wide, y - 5)], 9)
    frame.box(x, y - tall, x + 10, y).box(x + wide - 10, y - tall, x + wide, y)
    sheet.fill(body, (colours.lighter(tone, 0.08), colours.darker(tone, 0.2)))
    sheet.fill(ribs, hour.ink, alpha=0.2)
    sheet.fill(frame, colours.darker(tone, 0.4))
    sheet.shade(body, hour.shade, angle=0 if lit < 0 else 180, start=0.3, end=1.3, alpha=0.6)


def shipyard(sheet: Sheet, hour: Hour, light: Point) -> None:
    for x, s in ((120, 0.8), (1330, 0.9)):
        harbour.gantry(sheet, hour, (x, 700), s, hour.depth(0.25))
    goliath, foot = Stencil(), 830
    goliath.box(60, 190, 1440, 236).box(110, 230, 150, foot).box(190, 230, 214, foot).box(
        1330, 230, 1372, foot
    ).box(1290, 230, 1310, foot)
    for n in range(22):
        goliath.line([(70 + n * 62, 234), (101 + n * 62, 192), (132 + n * 62, 234)], 5)
    sheet.fill(
        goliath, (colours.mix(hour.accent, hour.depth(0.4), 0.2), colours.mix(hour.accent, hour.shade, 0.5))
    )
    sheet.fill(
        Stencil()
        .line([(700, 236), (700, 330)], 4)
        .line([(760, 236), (760, 330)], 4)
        .box(680, 324, 780, 350, 4)
        .box(650, 236, 810, 262, 4),
        hour.ink,
    )
    ground = Stencil().box(LEFT, foot - 10, RIGHT, BOTTOM)
    sheet.fill(ground, (colours.mix(hour.depth(0.5), hour.horizon, 0.25), hour.shade))
    _hull(sheet, hour, light)
    for x, y in ((340, 905), (980, 915), (1060, 912), (1200, 930), (520, 940)):
        figures.stander(
            sheet,
            (x, y),
            110,
            figures.look(sheet.rng, hour.shade, 0.25),
            stride=0.5,
            light=air.side_of(light),
        )
    for x, y in ((600, 610), (935, 560)):
        _sparks(sheet, hour, (x, y))


def _hull(sheet: Sheet, hour: Hour, light: Point) -> None:
    """A ship half plated, seen from its bow, propped on the slip."""
    hull = Stencil().poly(
        geometry.smooth(
            [
                (430, 380),
                (760, 330),
                (1090, 380),
                (1064, 620),
                (960, 800),
                (760, 872),
                (560, 800),
                (456, 620),
            ],
            steps=8,
        )
    )
    hull.poly([(400, 300), (760, 372), (1120, 300), (1090, 400), (430, 400)])
    sheet.fill(hull, (colours.mix(hour.depth(0.55), hour.pale, 0.3), hour.depth(0.85)))
    sheet.shade(hull, hour.ink, angle=0 if light[0] < 750 else 180, start=0.3, end=1.1, alpha=0.8)
    low = Stencil().poly(
        geometry.smooth([(476, 660), (760, 700), (1046, 660), (960, 800), (760, 872), (560, 800)], steps=8)
    )
    sheet.fill(low, (hour.accent, colours.darker(hour.accent, 0.5)))
    seams = Stencil()
    for n in range(5):
        seams.line(
            geometry.smooth(
                [(440 + n * 5, 440 + n * 50), (760, 480 + n * 52), (1080 - n * 5, 440 + n * 50)], closed=False
            ),
            2,
        )
    for n in range(-4, 5):
        seams.line(
            geometry.smooth([(760 + n * 74, 360), (760 + n * 70, 560), (760 + n * 36, 840)], closed=False), 2
        )
    sheet.fill(seams, hour.ink, alpha=0.35)
    sheet.fill(Stencil().poly(geometry.ribbon([(760, 350), (760, 868)], (8, 12))), hour.ink, alpha=0.5)
    props = Stencil()
    for x in (520, 600, 920, 1000):
        props.line([(x, 790), (x + (x - 760) * 0.24, 900)], 11)
    for x in (330, 1190):
        props.box(x - 44, 330, x - 38, 880).box(x + 38, 330, x + 44, 880)
        for y in range(350, 880, 80):
            props.line([(x - 44, y), (x + 44, y)], 6).line([(x - 44, y), (x + 44, y + 80)], 3)
    sheet.fill(props, hour.ink)


def _sparks(sheet: Sheet, hour: Hour, spot: Point) -> None:
    sheet.glow(*spot, 120, hour.lamp, 0.9, 1.8)
    rays = Stencil()
    for _ in range(44):
        a, long = sheet.rng.uniform(0.2, 2.9), sheet.rng.uniform(20, 130)
        x, y = spot[0] + long * math.cos(a), spot[1] + long * math.sin(a) * 0.9
        rays.line([(x, y), (x + 9 * math.cos(a), y + 12 * math.sin(a))], 2.2)
    sheet.fill(rays.oval(*spot, 8), hour.orb)
