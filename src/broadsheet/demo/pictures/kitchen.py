"""Things of the table: pots, milk, coffee."""

from __future__ import annotations

import math
from collections.abc import Sequence

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def teapot(sheet: Sheet, room: Room) -> None:
    x, y, s = 690.0, 840.0, 1.3
    paint = sheet.rng.choice((room.accent, room.second, room.third))
    objects.cast(sheet, room, (x, y), 420, 0.9)
    handle = Stencil(x, y, s).poly(
        geometry.ribbon(
            geometry.smooth([(118, -232), (240, -262), (262, -150), (140, -74)], closed=False),
            (20, 26, 24, 18),
        )
    )
    spout = Stencil(x, y, s).poly(
        geometry.smooth(
            [
                (-120, -70),
                (-196, -128),
                (-222, -236),
                (-262, -268),
                (-222, -276),
                (-182, -246),
                (-150, -170),
                (-104, -160),
            ],
            steps=6,
        )
    )
    body = Stencil(x, y, s).poly(objects.turned([(92, 0), (140, 30), (168, 120), (140, 215), (84, 262)]))
    lid = (
        Stencil(x, y, s).poly(objects.turned([(84, 258), (70, 286), (24, 302), (14, 310)])).oval(0, -322, 21)
    )
    for part in (handle, spout, body, lid):
        objects.solid(sheet, room, part, paint)
    bands = Stencil(x, y, s).poly([(w, -h) for w, h in ((-162, 150), (162, 150), (166, 136), (-166, 136))])
    sheet.fill(bands, room.pale, alpha=0.55)
    objects.shine(sheet, room, [(-112, -60), (-138, -120), (-112, -190)], 16, (x, y, s))
    cup(sheet, room, (1130, 890), 1.15, room.pale)
    objects.steam(sheet, room, (x - 300, 470), 210)


def cup(sheet: Sheet, room: Room, foot: Point, s: float, paint: Colour, liquid: Colour | None = None) -> None:
    x, y = foot
    objects.cast(sheet, room, (x, y + 6), 250 * s, 0.5)
    saucer = Stencil(x, y, s).oval(0, 0, 150, 30)
    objects.solid(sheet, room, saucer, paint, start=0.5)
    sheet.fill(Stencil(x, y, s).oval(0, -4, 96, 17), room.shade, alpha=0.3)
    ear = Stencil(x, y, s).poly(
        geometry.ribbon(
            geometry.smooth([(80, -106), (142, -110), (138, -50), (66, -38)], closed=False), (15, 18, 14)
        )
    )
    objects.solid(sheet, room, ear, paint)
    body = Stencil(x, y, s).poly(objects.turned([(48, 2), (70, 20), (92, 74), (98, 134)]))
    objects.solid(sheet, room, body, paint)
    objects.mouth(sheet, room, foot, s, 134, 98, paint)
    sheet.fill(Stencil(x, y, s).oval(0, -129, 84, 15), liquid or colours.of("#a8642c"))
    sheet.fill(Stencil(x, y, s).poly(geometry.arc(0, -129, 70, 11, 150, 250)), room.pale, alpha=0.4)


def coffee(sheet: Sheet, room: Room) -> None:
    brown = colours.of("#4a2c1c")
    _moka(sheet, room, (470, 790), 1.35)
    cup(sheet, room, (930, 870), 1.75, room.pale if sheet.rng.random() < 0.6 else room.accent, brown)
    objects.steam(sheet, room, (930, 610), 260)
    spoon = (
        Stencil(1190, 905, 1, -16).poly(geometry.ribbon([(0, 0), (-170, 0)], (8, 6))).oval(-205, 0, 42, 18)
    )
    objects.solid(sheet, room, spoon, colours.of("#c9c6bd"))
    for _ in range(13):
        bx, by = sheet.rng.uniform(560, 1330), sheet.rng.uniform(900, 975)
        turn = sheet.rng.uniform(0, 180)
        sheet.fill(Stencil(bx + 5, by + 6, 1, turn).oval(0, 0, 17, 11), room.shade, alpha=0.4)
        sheet.fill(Stencil(bx, by, 1, turn).oval(0, 0, 17, 11), (colours.of("#7a4a2c"), brown))
        sheet.fill(
            Stencil(bx, by, 1, turn).line(
                geometry.smooth([(-15, 0), (-5, -3), (5, 3), (15, 0)], closed=False), 2.4
            ),
            room.shade,
        )


def _moka(sheet: Sheet, room: Room, foot: Point, s: float) -> None:
    objects.cast(sheet, room, foot, 200 * s, 0.9)
    metal = colours.of("#b9bab2")
    base = [
        [(-92, 0), (-66, -130), (-22, -130), (-30, 0)],
        [(-30, 0), (-22, -130), (30, -130), (42, 0)],
        [(42, 0), (30, -130), (66, -130), (92, 0)],
    ]
    top = [
        [(-60, -142), (-92, -300), (-26, -300), (-20, -142)],
        [(-20, -142), (-26, -300), (40, -300), (26, -142)],
        [(26, -142), (40, -300), (84, -300), (60, -142)],
    ]
    for faces in (base, top):
        for n, face in enumerate(faces):
            tone = (colours.lighter(metal, 0.55), metal, colours.mix(metal, room.shade, 0.65))[n]
            sheet.fill(Stencil(*foot, s).poly(face), (tone, colours.mix(tone, room.shade, 0.18)))
    dark = (
        Stencil(*foot, s)
        .box(-70, -146, 70, -128, 5)
        .poly(
            geometry.ribbon(
                geometry.smooth([(78, -286), (150, -280), (146, -170)], closed=False), (18, 22, 20)
            )
        )
    )
    dark.poly([(-14, -352), (14, -352), (9, -326), (-9, -326)])
    sheet.fill(Stencil(*foot, s).poly([(-92, -300), (-118, -304), (-84, -262)]), metal)
    sheet.fill(
        Stencil(*foot, s).poly([(-88, -300), (0, -334), (84, -300)]), (colours.lighter(metal, 0.3), metal)
    )
    sheet.fill(dark, room.shade)


def pottery(sheet: Sheet, room: Room) -> None:
    jars = (
        (
            (420, 800),
            1.35,
            room.second,
            [(70, 0), (120, 60), (140, 180), (92, 290), (46, 330), (54, 372)],
            372,
            54,
        ),
        ((1090, 790), 1.15, room.third, [(60, 0), (150, 50), (166, 130), (120, 210), (84, 236)], 236, 84),
        (
            (760, 880),
            1.5,
            room.accent,
            [(54, 0), (92, 40), (112, 120), (70, 220), (36, 268), (40, 330), (62, 352)],
            352,
            62,
        ),
    )
    for foot, s, paint, profile, tall, wide in jars:
        objects.cast(sheet, room, foot, profile[2][0] * 2 * s, 0.7)
        body = Stencil(*foot, s).poly(objects.turned(profile))
        objects.solid(sheet, room, body, paint)
        _bands(sheet, room, foot, s, profile)
        objects.mouth(sheet, room, foot, s, tall, wide, paint)
        objects.shine(
            sheet,
            room,
            [
                (-profile[2][0] * 0.7, -profile[1][1]),
                (-profile[2][0] * 0.78, -profile[2][1]),
                (-profile[3][0] * 0.7, -profile[3][1]),
            ],
            13,
            (*foot, s),
            0.45,
        )


def _bands(sheet: Sheet, room: Room, foot: Point, s: float, profile: Sequence[Point]) -> None:
    """Painted rings and a row of marks round the widest part."""
    side = geometry.smooth(list(profile), closed=False, steps=8)
    rings = Stencil(*foot, s)
    for share, thick in ((0.32, 7), (0.52, 7), (0.58, 3)):
        w, h = side[int(len(side) * share)]
        rings.line(
            [
                (w * math.cos(math.radians(a)), -h + w * 0.16 * math.sin(math.radians(a)))
                for a in range(0, 181, 12)
            ],
            thick,
        )
    (w, low), (_, high) = side[int(len(side) * 0.34)], side[int(len(side) * 0.5)]
    for n in range(9):
        angle = math.radians(30 + n * 15)
        x, drop = w * 0.97 * math.cos(angle), w * 0.16 * math.sin(angle)
        rings.poly([(x - 9, -low + drop - 6), (x, -high + drop + 6), (x + 9, -low + drop - 6)])
    sheet.fill(rings, room.pale, alpha=0.8)


def milk(sheet: Sheet, room: Room) -> None:
    cream = colours.of("#fbf6ea")
    for x, y, s in ((560.0, 840.0, 1.3), (830.0, 800.0, 1.22)):
        objects.cast(sheet, room, (x, y), 190 * s, 1.0)
        profile = [(70, 0), (78, 20), (78, 210), (62, 262), (34, 306), (32, 352), (38, 362)]
        glass, inside = (
            Stencil(x, y, s).poly(objects.turned(profile)),
            Stencil(x, y, s).poly(objects.turned([(p[0] - 7, p[1] + 5) for p in profile[:4]] + [(36, 296)])),
        )
        sheet.fill(glass, colours.mix(room.glow, room.pale, 0.5), alpha=0.7)
        objects.solid(sheet, room, inside, cream, depth=0.55)
        cap = Stencil(x, y, s).box(-40, -376, 40, -350, 8)
        objects.solid(sheet, room, cap, room.accent)
        sheet.fill(Stencil(x, y, s).box(-77, -150, 77, -92), room.second, alpha=0.85)
        objects.shine(sheet, room, [(-56, -40), (-58, -140), (-54, -220), (-30, -290)], 10, (x, y, s), 0.9)
    x, y, s = 1110.0, 880.0, 1.3
    objects.cast(sheet, room, (x, y), 150 * s, 0.8)
    tumbler = [(-58, 0), (-74, -190), (74, -190), (58, 0)]
    sheet.fill(Stencil(x, y, s).poly(tumbler), room.pale, alpha=0.45)
    objects.solid(
        sheet,
        room,
        Stencil(x, y, s).poly([(-54, -8), (-66, -140), (66, -140), (54, -8)]).oval(0, -8, 54, 8),
        cream,
        depth=0.5,
    )
    sheet.fill(Stencil(x, y, s).oval(0, -140, 66, 12), colours.lighter(cream, 0.5))
    sheet.fill(Stencil(x, y, s).line(geometry.arc(0, -190, 74, 13, 0, 360, 40), 3), room.pale, alpha=0.9)
    objects.shine(sheet, room, [(-50, -20), (-58, -100), (-64, -180)], 8, (x, y, s), 0.8)
