"""Boats, ships and offshore turbines, each standing at `foot`: the middle of its waterline."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import air, cargo, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def _mirror(sheet: Sheet, hour: Hour, foot: Point, wide: float, tall: float, scale: float) -> None:
    """The dark, broken reflection under a hull."""
    strokes = Stencil()
    for n in range(9):
        share = n / 9
        strokes.poly(
            air.dash(
                foot[0] + sheet.rng.uniform(-14, 14) * scale,
                foot[1] + (6 + tall * share) * scale,
                wide * scale * (1.05 - share * 0.75),
                (10 - 6 * share) * scale,
            )
        )
    sheet.fill(strokes, hour.ink, alpha=0.42)


def _wash(sheet: Sheet, hour: Hour, foot: Point, wide: float, scale: float) -> None:
    white = Stencil()
    for _ in range(12):
        white.poly(
            air.dash(
                foot[0] + sheet.rng.gauss(0, wide * 0.36) * scale,
                foot[1] + sheet.rng.uniform(-1, 7) * scale,
                sheet.rng.uniform(30, 120) * scale,
                4 * scale,
            )
        )
    sheet.fill(white, colours.mix(hour.pale, hour.water[0], 0.25), alpha=0.75)


def sloop(sheet: Sheet, hour: Hour, foot: Point, scale: float, light: Point, sails: bool = True) -> None:
    flip = foot[0] < light[0]
    _mirror(sheet, hour, foot, 190, 90, scale)
    hull, stripe, mast = (Stencil(*foot, scale, flip=flip) for _ in range(3))
    hull.poly(geometry.smooth([(-112, -34), (0, -24), (104, -30), (86, 2), (0, 8), (-84, 2)], steps=5))
    stripe.poly([(-106, -28), (0, -18), (102, -24), (100, -17), (0, -10), (-102, -20)])
    mast.line([(6, -28), (6, -330)], 5).line([(6, -48), (-104, -52)], 4)
    sheet.fill(mast, hour.ink)
    if sails:
        main, jib = (Stencil(*foot, scale, flip=flip) for _ in range(2))
        main.poly(
            [(0, -325), *geometry.smooth([(-4, -318), (-62, -190), (-104, -62)], closed=False), (0, -58)]
        )
        jib.poly(
            [(12, -300), *geometry.smooth([(14, -290), (66, -160), (104, -40)], closed=False), (14, -54)]
        )
        for shape, tone in ((main, hour.pale), (jib, colours.mix(hour.pale, hour.accent, 0.85))):
            sheet.fill(shape, tone)
            sheet.shade(
                shape, hour.shade, angle=0 if light[0] < foot[0] else 180, start=0.2, end=1.3, alpha=0.6
            )
    sheet.fill(hull, (colours.mix(hour.pale, hour.shade, 0.25), hour.shade))
    sheet.fill(stripe, hour.accent)
    _wash(sheet, hour, foot, 190, scale)


def trawler(sheet: Sheet, hour: Hour, foot: Point, scale: float, light: Point, flip: bool = False) -> None:
    _mirror(sheet, hour, foot, 270, 80, scale)
    hull, house, trim, lamp, gear = (Stencil(*foot, scale, flip=flip) for _ in range(5))
    hull.poly(
        geometry.smooth(
            [(-150, -50), (-60, -34), (60, -40), (168, -84), (128, 0), (0, 9), (-138, 4)], steps=5
        )
    )
    house.box(-70, -118, 10, -38).box(-58, -160, 0, -116).box(-80, -124, 20, -114)
    trim.poly(
        [(-148, -44), (-60, -27), (60, -33), (162, -74), (158, -64), (60, -22), (-60, -17), (-146, -32)]
    )
    lamp.box(-50, -148, -34, -128).box(-26, -148, -8, -128).box(-56, -100, -40, -82, 8).box(
        -24, -100, -8, -82, 8
    )
    gear.line([(-30, -160), (-30, -250)], 5).line([(66, -42), (66, -220)], 6).line(
        [(66, -215), (-30, -245)], 2
    )
    gear.line([(66, -210), (150, -78)], 3).line([(66, -120), (128, -190)], 5).line(
        [(-30, -240), (-140, -50)], 2
    )
    sheet.fill(gear, hour.ink)
    sheet.fill(house, hour.pale)
    sheet.shade(house, hour.shade, angle=0 if light[0] < foot[0] else 180, start=0.1, end=1.2, alpha=0.75)
    sheet.fill(hull, (colours.mix(hour.accent, hour.shade, 0.25), hour.shade))
    sheet.fill(trim, hour.pale, alpha=0.85)
    sheet.fill(lamp, hour.lamp if hour.dark else hour.ink)
    if hour.dark:
        sheet.glow(
            foot[0] - (30 * scale if not flip else -30 * scale),
            foot[1] - 250 * scale,
            60 * scale,
            hour.lamp,
            0.9,
        )
    _wash(sheet, hour, foot, 270, scale)


def rowing_boat(sheet: Sheet, hour: Hour, foot: Point, scale: float, light: Point) -> None:
    _mirror(sheet, hour, foot, 150, 40, scale)
    hull, inside = Stencil(*foot, scale), Stencil(*foot, scale)
    hull.poly(
        geometry.smooth([(-92, -30), (-40, -20), (40, -20), (96, -32), (70, 4), (0, 10), (-66, 4)], steps=5)
    )
    inside.poly(geometry.smooth([(-86, -29), (0, -26), (90, -30), (30, -16), (-40, -16)], steps=5))
    sheet.fill(hull, (hour.pale, colours.mix(hour.pale, hour.shade, 0.7)))
    sheet.shade(hull, hour.ink, angle=0 if light[0] < foot[0] else 180, start=0.3, end=1.2, alpha=0.7)
    sheet.fill(inside, hour.ink)
    sheet.fill(
        Stencil(*foot, scale).line([(-20, -26), (-120, 6)], 5).line([(16, -26), (110, 8)], 5), hour.accent
    )


def ferry(sheet: Sheet, hour: Hour, foot: Point, scale: float, light: Point, flip: bool = False) -> None:
    _mirror(sheet, hour, foot, 660, 110, scale)
    hull, belt, decks, dark, lamps, funnel = (Stencil(*foot, scale, flip=flip) for _ in range(6))
    hull.poly([(-345, -92), (392, -92), (352, -20), (318, 8), (-322, 8), (-345, -30)])
    belt.poly([(-345, -34), (364, -34), (354, -18), (-345, -18)])
    decks.poly([(-330, -92), (-330, -150), (318, -150), (346, -92)]).poly(
        [(-290, -150), (-280, -200), (262, -200), (296, -150)]
    )
    decks.poly([(90, -200), (96, -246), (214, -246), (240, -200)])
    dark.poly([(100, -238), (104, -220), (236, -220), (222, -238)]).line([(-310, -156), (310, -156)], 2).line(
        [(150, -246), (150, -318)], 5
    )
    for x in range(-306, 300, 26):
        lamps.box(x, -134, x + 16, -112, 3)
    for x in range(-262, 240, 26):
        lamps.box(x, -186, x + 16, -166, 3)
    for x in range(-300, 330, 42):
        lamps.oval(x, -66, 5.5)
    funnel.poly([(-150, -200), (-140, -290), (-62, -290), (-50, -200)])
    sheet.fill(dark, hour.ink)
    sheet.fill(funnel, hour.accent)
    sheet.shade(funnel, hour.ink, angle=0 if light[0] < foot[0] else 180, start=0.2, end=1.2, alpha=0.6)
    sheet.fill(Stencil(*foot, scale, flip=flip).box(-142, -292, -60, -272), hour.ink)
    sheet.fill(decks, (hour.pale, colours.mix(hour.pale, hour.shade, 0.25)))
    sheet.shade(decks, hour.shade, angle=0 if light[0] < foot[0] else 180, start=0.2, end=1.3, alpha=0.5)
    sheet.fill(dark, hour.ink)
    sheet.fill(hull, (colours.mix(hour.depth(0.9), hour.ink, 0.2), hour.ink))
    sheet.fill(belt, hour.accent)
    sheet.fill(lamps, hour.lamp if hour.name != "day" else hour.shade)
    smoke(
        sheet,
        hour,
        (foot[0] + (-100 if not flip else 100) * scale, foot[1] - 300 * scale),
        -1 if not flip else 1,
        scale,
    )
    _wash(sheet, hour, (foot[0], foot[1] + 4), 760, scale)


def smoke(sheet: Sheet, hour: Hour, spot: Point, way: int, scale: float = 1) -> None:
    puffs = Stencil()
    for n in range(16):
        share = n / 15
        puffs.oval(
            spot[0] + way * (240 * share**0.9) * scale,
            spot[1] - (90 * share**0.6) * scale + sheet.rng.uniform(-8, 8),
            (12 + 40 * share) * scale,
            (10 + 22 * share) * scale,
        )
    sheet.fill(puffs, colours.mix(hour.sky[1], hour.pale, 0.3), alpha=0.35, blur=12)


def freighter(sheet: Sheet, hour: Hour, foot: Point, scale: float, light: Point) -> None:
    """A container ship, its boxes stacked on deck."""
    _mirror(sheet, hour, foot, 900, 90, scale)
    cargo.stacks(sheet, hour, (foot[0] - 330 * scale, foot[1] - 96 * scale), 13, 4, scale)
    house = (
        Stencil(*foot, scale)
        .box(-440, -250, -345, -90)
        .box(-455, -262, -330, -244)
        .box(-420, -300, -380, -255)
    )
    sheet.fill(house, hour.pale)
    sheet.shade(house, hour.shade, angle=0 if light[0] < foot[0] else 180, start=0.1, end=1.2, alpha=0.7)
    rows = Stencil(*foot, scale)
    for y in (-232, -204, -176, -148):
        rows.box(-432, y, -352, y + 10)
    sheet.fill(rows, hour.lamp if hour.dark else hour.ink)
    hull, belt = Stencil(*foot, scale), Stencil(*foot, scale)
    hull.poly(
        [(-480, -98), (-330, -98), (-325, -92), (400, -92), (420, -116), (512, -116), (455, 10), (-455, 10)]
    )
    belt.poly([(-462, -14), (466, -14), (455, 10), (-455, 10)])
    sheet.fill(hull, (hour.depth(1), hour.ink))
    sheet.fill(belt, hour.accent)
    _wash(sheet, hour, foot, 980, scale)


def turbine(
    sheet: Sheet, hour: Hour, foot: Point, tall: float, light: Point, share: float = 1, pole: float = 1
) -> None:
    """A wind turbine `tall` units to its hub; `share` is how near it stands, 0 to 1."""
    x, y = foot
    paint = colours.mix(hour.depth(0.1), hour.pale, 0.25 + 0.65 * share)
    mast = Stencil().poly(
        [
            (x - tall * 0.022, y),
            (x - tall * 0.01, y - tall),
            (x + tall * 0.01, y - tall),
            (x + tall * 0.022, y),
        ]
    )
    sheet.fill(mast, paint)
    sheet.shade(mast, hour.shade, angle=0 if light[0] < x else 180, start=0, end=1, alpha=0.7 * share)
    turn = sheet.rng.uniform(0, 120)
    blades = Stencil()
    for n in range(3):
        blade = [
            (0, -tall * 0.012),
            (tall * 0.12, -tall * 0.034),
            (tall * 0.62, -tall * 0.004),
            (tall * 0.62, 0),
            (0, tall * 0.012),
        ]
        blades.poly(geometry.moved(blade, x, y - tall, 1, turn + 120 * n))
    sheet.fill(blades, paint)
    sheet.fill(Stencil().oval(x, y - tall, tall * 0.024), colours.mix(paint, hour.shade, 0.3))
    if pole and share > 0.4:
        base = Stencil().box(x - tall * 0.028, y - tall * 0.1, x + tall * 0.028, y)
        sheet.fill(base, hour.accent if math.isclose(share, 1) else colours.mix(hour.accent, paint, 0.4))
        _mirror(sheet, hour, foot, 60, 90, tall / 470)
