"""Hands, profiles, and what people carry."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]

FACE = [
    (-10, -170),
    (42, -160),
    (78, -130),
    (92, -94),
    (91, -76),
    (99, -56),
    (120, -20),
    (121, -11),
    (106, -4),
    (105, 4),
    (113, 12),
    (107, 20),
    (111, 30),
    (102, 40),
    (99, 50),
    (103, 66),
    (86, 86),
    (52, 88),
    (30, 98),
    (24, 124),
    (34, 168),
    (96, 206),
    (128, 260),
    (136, 420),
    (-226, 420),
    (-214, 268),
    (-176, 212),
    (-104, 178),
    (-80, 138),
    (-86, 88),
    (-114, 40),
    (-128, -20),
    (-121, -84),
    (-90, -138),
    (-46, -164),
]


def profile(
    sheet: Sheet, spot: Point, size: float, paint: Colour, tones: Tones, flip: bool, hair: int
) -> None:
    """A head and shoulders from the side, in one colour and its shade."""
    head = Stencil(*spot, size, flip=flip).poly(geometry.smooth(FACE, steps=5))
    locks = Stencil(*spot, size, flip=flip)
    if hair == 0:
        locks.poly(
            geometry.smooth(
                [
                    (84, -118),
                    (30, -186),
                    (-60, -184),
                    (-132, -110),
                    (-150, 0),
                    (-140, 120),
                    (-96, 190),
                    (-70, 120),
                    (-60, 20),
                    (-30, -60),
                    (40, -100),
                ],
                steps=6,
            )
        )
    elif hair == 1:
        locks.poly(
            geometry.smooth(
                [
                    (86, -116),
                    (40, -178),
                    (-50, -182),
                    (-124, -110),
                    (-128, -10),
                    (-96, 30),
                    (-60, -30),
                    (-20, -80),
                    (50, -104),
                ],
                steps=6,
            )
        ).oval(-148, -76, 52)
    elif hair == 2:
        locks.poly(
            geometry.smooth(
                [
                    (90, -104),
                    (70, -166),
                    (-20, -196),
                    (-120, -140),
                    (-134, -40),
                    (-104, 50),
                    (-66, 40),
                    (-52, -40),
                    (-30, -96),
                    (60, -112),
                ],
                steps=6,
            )
        )
    elif hair == 3:
        for n in range(15):
            locks.oval(*geometry.arc(-26, -60, 112, 126, 150, 330, 14)[n], 46)
    else:
        locks.poly(
            geometry.smooth(
                [
                    (94, -96),
                    (60, -180),
                    (-50, -192),
                    (-136, -110),
                    (-140, 60),
                    (-104, 200),
                    (-190, 280),
                    (40, 300),
                    (60, 190),
                    (-20, 110),
                    (-28, 0),
                    (40, -88),
                ],
                steps=6,
            )
        )
    sheet.fill(head, (colours.lighter(paint, 0.12), paint))
    sheet.shade(head, tones[2], angle=180 if not flip else 0, start=0.35, end=1.1, alpha=0.7)
    sheet.shade(head, tones[3], angle=0 if not flip else 180, start=0.7, end=1.2, alpha=0.35)
    dark = colours.darker(paint, 0.55)
    sheet.fill(locks, dark)
    sheet.shade(locks, tones[3], angle=-70, start=0.55, end=1.4, alpha=0.3)
    eye = Stencil(*spot, size, flip=flip).poly(
        geometry.ribbon(geometry.smooth([(64, -58), (78, -53), (88, -56)], closed=False), (2, 6, 2))
    )
    eye.poly(geometry.ribbon(geometry.smooth([(54, -84), (74, -92), (90, -84)], closed=False), (3, 8, 3)))
    eye.poly(geometry.ribbon([(86, 21), (104, 19)], (1, 4)))
    eye.line(geometry.arc(-26, -20, 17, 26, 100, 330), 3.5)
    sheet.fill(eye, dark, alpha=0.75)


def bag(sheet: Sheet, spot: Point, s: float, paint: Colour, shade: Colour) -> None:
    body = Stencil(*spot, s).poly(geometry.smooth([(-40, 0), (40, 0), (50, 76), (-50, 76)], steps=3))
    sheet.fill(Stencil(*spot, s).line(geometry.arc(0, 0, 24, 38, 180, 360), 5), shade)
    sheet.fill(body, (paint, colours.darker(paint, 0.25)))
    sheet.shade(body, shade, angle=0, start=0.3, end=1.2, alpha=0.6)


def pennants(sheet: Sheet, tones: Tones) -> None:
    """Flags held over a crowd: plain cloths."""
    for n in range(4):
        x, y = 180 + n * 380 + sheet.rng.uniform(-60, 60), sheet.rng.uniform(200, 330)
        paint = (tones[4], tones[6], tones[5], tones[3])[n]
        sheet.fill(Stencil().line([(x, y - 130), (x, y + 200)], 7), tones[2])
        wave = geometry.smooth(
            [(x, y - 128), (x + 70, y - 146), (x + 140, y - 118), (x + 210, y - 134)], closed=False
        )
        cloth = Stencil().poly([*wave, *[(px, py + 116) for px, py in wave[::-1]]])
        sheet.fill(cloth, (paint, colours.darker(paint, 0.2)))
        sheet.shade(cloth, tones[2], angle=0, start=0.2, end=1.2, alpha=0.5)
