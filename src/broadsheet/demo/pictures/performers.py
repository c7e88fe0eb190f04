"""A stage and an orchestra, seen from the hall."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import figures, geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]

GLOW, WOOD = colours.of("#ffe2ab"), colours.of("#9a6238")
GOWN = geometry.points("-36,-236 -58,-130 -112,2 0,14 112,2 58,-130 36,-236")


def stage(sheet: Sheet, tones: Tones) -> None:
    night = colours.mix(tones[2], tones[5], 0.25)
    sheet.wash((colours.darker(night, 0.4), colours.mix(night, tones[4], 0.35)), TOP, 690)
    _drapes(sheet, colours.mix(tones[4], tones[2], 0.15))
    sheet.wash((colours.mix(WOOD, GLOW, 0.2), colours.darker(WOOD, 0.55)), 690, 830)
    singer = 750 + sheet.rng.choice((-1, 1)) * sheet.rng.uniform(60, 150)
    for lamp in (singer - 420, singer + 380):
        beam = Stencil().poly([(lamp - 10, TOP), (lamp + 10, TOP), (singer + 175, 790), (singer - 175, 790)])
        sheet.shade(beam, GLOW, angle=90, start=-0.3, end=1.7, alpha=0.5, grain=0.3)
    sheet.fill(Stencil().oval(singer, 778, 215, 32), GLOW, alpha=0.6, blur=6)
    who = figures.Look(
        tones[4], tones[2], sheet.rng.choice(figures.SKINS), sheet.rng.choice(figures.HAIRS[:4]), 0.9, 2, 1
    )
    figures.stander(sheet, (singer, 782), 390, who, light=-1)
    gown = Stencil(singer, 782).poly(geometry.smooth(GOWN, steps=6))
    sheet.fill(gown, (tones[4], colours.darker(tones[4], 0.25)))
    sheet.shade(gown, tones[2], angle=0, start=0.3, end=1.1, alpha=0.75)
    sheet.fill(
        Stencil()
        .line([(singer + 74, 786), (singer + 74, 470)], 5)
        .oval(singer + 66, 462, 13)
        .box(singer + 50, 782, singer + 98, 790, 4),
        tones[2],
    )
    sheet.wash((colours.darker(WOOD, 0.7), colours.darker(night, 0.6)), 828, BOTTOM)
    _audience(sheet, tones, night)


def _drapes(sheet: Sheet, red: Colour) -> None:
    for side in (-1, 1):
        for n in range(7):
            far = 860 - n * 62
            a, b = 750 + side * far, 750 + side * (far - 74)
            fold = Stencil().poly(
                [
                    (a, TOP),
                    (b, TOP),
                    *geometry.smooth([(b, 100), (b + side * 16, 400), (b, 720)], closed=False),
                    (a, 720),
                ]
            )
            sheet.fill(fold, (colours.darker(red, 0.6), red, colours.darker(red, 0.65)), angle=0)
    valance = Stencil()
    for n in range(9):
        valance.poly(geometry.arc(LEFT + 100 + n * 200, 40, 108, 110, 0, 180))
    valance.box(LEFT, TOP, RIGHT, 44)
    sheet.fill(valance, (colours.darker(red, 0.5), red))
    sheet.shade(valance, colours.INK, angle=90, start=0.5, end=1.1, alpha=0.6)


def _audience(sheet: Sheet, tones: Tones, night: Colour) -> None:
    for y, size, share in ((880, 88, 0.35), (950, 116, 0.15), (1040, 150, 0.0)):
        x = LEFT + sheet.rng.uniform(0, 60)
        while x < RIGHT:
            tone = colours.mix(colours.darker(night, 0.55), tones[5], share * 0.6)
            who = figures.Look(
                tone,
                tone,
                colours.mix(tone, GLOW, 0.14),
                colours.darker(tone, 0.2),
                sheet.rng.uniform(0.9, 1.1),
                0,
                sheet.rng.choice((0, 1, 2, 4, 0)),
            )
            figures.bust(sheet, (x, y), size, who)
            rim = Stencil().line(geometry.arc(x, y - size * 0.7, size * 0.2, size * 0.245, 200, 340), 2.5)
            sheet.fill(rim, GLOW, alpha=0.4)
            x += size * sheet.rng.uniform(1.0, 1.3)


def orchestra(sheet: Sheet, tones: Tones) -> None:
    """The players in rising half circles, their conductor from behind."""
    hall = colours.mix(tones[2], tones[4], 0.35)
    sheet.wash((colours.darker(hall, 0.3), colours.mix(hall, tones[6], 0.35)))
    pipes, dark = Stencil(), Stencil()
    for n in range(25):
        x = 300 + n * 37.5
        high = 70 + abs(n % 12 - 6) * 22
        pipes.box(x, high, x + 29, 440, 4)
        dark.box(x + 9, 380, x + 20, 410, 5)
    sheet.fill(pipes, (colours.mix(tones[6], GLOW, 0.3), colours.darker(tones[6], 0.35)))
    sheet.fill(dark, tones[2])
    sheet.glow(750, 560, 760, GLOW, 0.65, 1.7, grain=0.3)
    for row, (radius, y, size, count) in enumerate(
        ((640, 470, 0.62, 13), (560, 590, 0.78, 11), (470, 730, 0.98, 8))
    ):
        riser = Stencil().poly(
            [
                *geometry.arc(750, y + 96 * size, radius * 1.35, 70, 180, 360, 40),
                (750 + radius * 1.35, y + 210),
                (750 - radius * 1.35, y + 210),
            ]
        )
        sheet.fill(riser, (colours.mix(WOOD, GLOW, 0.25), colours.darker(WOOD, 0.35)))
        for n in range(count):
            angle = math.pi * (0.06 + 0.88 * n / (count - 1))
            spot = (750 - radius * 1.15 * math.cos(angle), y + 92 * size - 52 * math.sin(angle))
            _player(sheet, tones, spot, size, row, n)
    _conductor(sheet, tones)


def _player(sheet: Sheet, tones: Tones, foot: Point, s: float, row: int, n: int) -> None:
    flip = foot[0] > 750
    skin, hair = sheet.rng.choice(figures.SKINS), sheet.rng.choice(figures.HAIRS)
    black = colours.mix(tones[2], tones[5], 0.15 + 0.12 * (n % 2))
    body, head, locks, shirt = (Stencil(*foot, s, flip=flip) for _ in range(4))
    body.poly(
        geometry.smooth(
            [
                (-44, 10),
                (-48, -70),
                (-34, -112),
                (34, -112),
                (48, -70),
                (46, -20),
                (74, 0),
                (70, 26),
                (-44, 26),
            ],
            steps=5,
        )
    )
    shirt.poly([(-9, -112), (9, -112), (0, -66)])
    head.oval(0, -140, 20, 25)
    locks.poly(
        geometry.smooth(
            [(-22, -136), (-20, -166), (4, -170), (23, -156), (20, -146), (-8, -154), (-14, -130)], steps=4
        )
    )
    for part, paint in ((body, black), (shirt, tones[3]), (head, skin), (locks, hair)):
        sheet.fill(part, paint)
        sheet.shade(part, tones[2], angle=20, start=0.3, end=1.1, alpha=0.6)
    (_winds, _strings, _strings)[row](sheet, foot, s, flip, n, skin, tones)


def _winds(sheet: Sheet, foot: Point, s: float, flip: bool, n: int, skin: Colour, tones: Tones) -> None:
    brass = colours.of("#d9a94a")
    part = Stencil(*foot, s, flip=flip)
    if n % 3 == 0:
        sheet.fill(part.line([(14, -126), (66, -70)], 8).poly([(56, -84), (100, -66), (74, -36)]), brass)
    elif n % 3 == 1:
        sheet.fill(part.line([(10, -128), (58, -30)], 7), tones[2])
    else:
        sheet.fill(
            part.line(geometry.arc(34, -60, 28, 28, 0, 360), 8).poly([(40, -60), (76, -92), (88, -50)]), brass
        )
    sheet.fill(Stencil(*foot, s, flip=flip).oval(44, -70, 9), skin)


def _strings(sheet: Sheet, foot: Point, s: float, flip: bool, n: int, skin: Colour, tones: Tones) -> None:
    varnish = colours.of("#b8642e")
    cello = n % 4 in (0, 3)
    size, turn = (1.0, -16) if cello else (0.5, -62)
    at = (foot[0] + (26 if not flip else -26) * s, foot[1] - (30 if cello else 92) * s)
    body = [
        (0, -62),
        (27, -56),
        (38, -34),
        (26, -8),
        (40, 30),
        (36, 60),
        (0, 72),
        (-36, 60),
        (-40, 30),
        (-26, -8),
        (-38, -34),
        (-27, -56),
    ]
    shape = Stencil(*at, s * size, turn, flip).poly(geometry.smooth(body, steps=5))
    sheet.fill(shape, (colours.lighter(varnish, 0.15), varnish))
    sheet.shade(shape, tones[2], angle=20, start=0.4, end=1.1, alpha=0.6)
    sheet.fill(
        Stencil(*at, s * size, turn, flip).poly(geometry.ribbon([(0, 30), (0, -150)], (12, 7))), tones[2]
    )
    sheet.fill(
        Stencil(*foot, s, flip=flip).line([(-44, -30), (90, -74)] if cello else [(20, -48), (84, -130)], 3),
        tones[3],
    )
    sheet.fill(Stencil(*foot, s, flip=flip).oval(-20 if cello else 34, -40 if cello else -70, 10), skin)


def _conductor(sheet: Sheet, tones: Tones) -> None:
    x, y = 750.0, 985.0
    coat = colours.mix(tones[2], colours.INK, 0.3)
    sheet.fill(
        Stencil(x, y).poly([(-190, 0), (-160, -34), (160, -34), (190, 0), (190, 80), (-190, 80)]),
        (tones[4], colours.darker(tones[4], 0.5)),
    )
    body = Stencil(x, y).poly(
        geometry.smooth(
            [
                (-54, -30),
                (-70, -190),
                (-92, -300),
                (-60, -346),
                (0, -362),
                (60, -346),
                (92, -300),
                (70, -190),
                (54, -30),
                (26, -30),
                (0, -150),
                (-26, -30),
            ],
            steps=6,
        )
    )
    arms = Stencil(x, y).poly(
        geometry.ribbon(
            geometry.smooth([(-70, -318), (-170, -352), (-236, -470)], closed=False), (58, 46, 32)
        )
    )
    arms.poly(
        geometry.ribbon(geometry.smooth([(70, -318), (180, -300), (262, -392)], closed=False), (58, 46, 32))
    )
    hands = Stencil(x, y).oval(-241, -484, 19, 23).oval(270, -402, 20, 20)
    head, hair = (
        Stencil(x, y).poly(geometry.ribbon([(0, -386), (0, -340)], (36, 42))).oval(0, -416, 37, 45),
        Stencil(x, y).poly(geometry.blob(sheet.rng, 0, -430, 46, 48, wobble=0.12)),
    )
    for part, paint in (
        (arms, coat),
        (hands, figures.SKINS[1]),
        (body, coat),
        (head, figures.SKINS[1]),
        (hair, colours.of("#b8b0a4")),
    ):
        sheet.fill(part, paint)
        sheet.shade(part, GLOW, angle=-90, start=0.6, end=1.3, alpha=0.35)
    sheet.fill(Stencil(x, y).line([(272, -404), (372, -520)], 5), tones[3])
