"""Headscarves of the portraits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, locks
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

if TYPE_CHECKING:
    from broadsheet.demo.pictures.portraits import Sitter

Place = tuple[float, float, float]


def scarf_behind(sheet: Sheet, who: Sitter, place: Place) -> None:
    half: list[Point] = [
        (0, -220),
        (96, -204),
        (158, -124),
        (168, 20),
        (190, 190),
        (240, 330),
        (120, 420),
        (0, 440),
    ]
    shape = Stencil(*place).poly(geometry.smooth([*half, *[(-x, y) for x, y in half[-2:0:-1]]], steps=7))
    sheet.fill(shape, colours.darker(_cloth(who), 0.35))


def _cloth(who: Sitter) -> colours.Colour:
    return colours.mix(who.under, who.cloth, 0.3)


def scarf(sheet: Sheet, who: Sitter, place: Place) -> None:
    """A headscarf laid loosely round face and neck, some hair to be seen."""
    cloth = _cloth(who)
    dark = colours.darker(cloth, 0.5)
    locks.lock(
        sheet,
        who,
        Stencil(*place).poly(
            geometry.smooth(
                [
                    (-118, -40),
                    (-112, -130),
                    (-50, -186),
                    (40, -186),
                    (110, -132),
                    (118, -40),
                    (88, -112),
                    (10, -150),
                    (-70, -118),
                ],
                steps=6,
            )
        ),
    )
    hood = Stencil(*place).poly(
        geometry.smooth(
            [
                (-104, 130),
                (-124, 20),
                (-118, -80),
                (-76, -150),
                (0, -176),
                (78, -150),
                (118, -80),
                (124, 20),
                (104, 130),
                (150, 150),
                (170, 20),
                (160, -120),
                (96, -210),
                (0, -228),
                (-96, -210),
                (-160, -120),
                (-170, 20),
                (-150, 150),
            ],
            steps=6,
        )
    )
    drape = Stencil(*place).poly(
        geometry.smooth(
            [
                (-112, 110),
                (-60, 180),
                (0, 214),
                (60, 180),
                (112, 110),
                (168, 130),
                (196, 250),
                (110, 330),
                (-30, 352),
                (-160, 300),
                (-190, 220),
                (-168, 130),
            ],
            steps=6,
        )
    )
    for part in (drape, hood):
        sheet.fill(part, (colours.lighter(cloth, 0.1), cloth))
        sheet.shade(part, dark, angle=25, start=0.4, end=1.1, alpha=0.75)
    folds = Stencil(*place)
    for points in (
        [(-150, 130), (-70, 226), (60, 256)],
        [(-170, 180), (-70, 280), (80, 300)],
        [(150, 140), (80, 230), (-10, 262)],
        [(-140, -120), (-60, -192), (40, -206)],
        [(146, -70), (150, 20), (140, 110)],
    ):
        folds.poly(geometry.ribbon(geometry.smooth(points, closed=False), (1, 6, 1)))
    sheet.fill(folds, dark, alpha=0.5)
