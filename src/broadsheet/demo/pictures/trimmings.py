"""Beards, glasses, earrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

if TYPE_CHECKING:
    from broadsheet.demo.pictures.portraits import Sitter

PLACE = (750.0, 440.0, 1.18)


def stencil() -> Stencil:
    return Stencil(*PLACE)


def mirrored(half: list[Point]) -> list[Point]:
    """A closed outline from its right half, told from the top down."""
    return geometry.smooth([*half, *[(-x, y) for x, y in half[-2:0:-1]]], steps=7)


def shaded(
    sheet: Sheet, shape: Stencil, paint: Colour, shade: Colour, start: float = 0.42, alpha: float = 0.75
) -> None:
    sheet.fill(shape, (colours.lighter(paint, 0.08), paint))
    sheet.shade(shape, shade, angle=14, start=start, end=1.1, alpha=alpha)


def beard(sheet: Sheet, who: Sitter) -> None:
    jaw = who.jaw
    if who.beard in (1, 3):
        outline = mirrored(
            [
                (0, 84),
                (34, 76),
                (58, 92),
                (86, 62),
                (118, 0),
                (119, 46),
                (98 + 14 * jaw, 118),
                (54 + 24 * jaw, 178 + 6 * jaw),
                (0, 208 if who.beard == 3 else 192),
            ]
        )
        shape = (
            stencil()
            .poly(outline)
            .poly(geometry.smooth([(-40, 98), (0, 90), (40, 98), (28, 128), (-28, 128)], steps=5), hole=True)
        )
        sheet.fill(shape, who.hair, alpha=0.94 if who.beard == 3 else 0.3)
        sheet.shade(
            shape,
            colours.darker(who.hair, 0.6),
            angle=20,
            start=0.35,
            end=1.1,
            alpha=0.7 if who.beard == 3 else 0.3,
        )
    if who.beard in (2, 3):
        tash = stencil().poly(
            geometry.smooth(
                [
                    (0, 76),
                    (26, 74),
                    (52, 96),
                    (60, 110),
                    (30, 100),
                    (0, 94),
                    (-30, 100),
                    (-60, 110),
                    (-52, 96),
                    (-26, 74),
                ],
                steps=6,
            )
        )
        shaded(sheet, tash, who.hair, colours.darker(who.hair, 0.6))


def glasses(sheet: Sheet, who: Sitter) -> None:
    rng = sheet.rng
    frame = rng.choice((colours.INK, colours.of("#6b3a24"), colours.of("#9b1c1f"), colours.of("#c09a4a")))
    tall, wide, corner = rng.choice(((40, 42, 40), (33, 45, 16), (38, 43, 26)))
    rims, lenses = stencil(), stencil()
    for side in (-1, 1):
        lens = geometry.box(side * 53 - wide, -24 - tall, side * 53 + wide, -24 + tall, corner)
        lenses.poly(lens)
        rims.line([*lens, lens[0], lens[1]], 6.5)
    rims.line(geometry.smooth([(-12, -30), (0, -38), (12, -30)], closed=False), 6).line(
        [(-94, -34), (-122, -26)], 7
    ).line([(94, -34), (122, -26)], 7)
    sheet.fill(lenses, colours.PAPER, alpha=0.12)
    glint = (
        stencil()
        .poly([(-84, -20), (-62, -56), (-50, -56), (-74, -14)])
        .poly([(24, -20), (46, -56), (58, -56), (34, -14)])
    )
    sheet.fill(glint, colours.PAPER, alpha=0.25)
    sheet.fill(rims, frame)


def earrings(sheet: Sheet, who: Sitter) -> None:
    if sheet.rng.random() < 0.5 and who.style in ("bun", "curls"):
        gold = colours.of("#d2a548")
        drop = (
            stencil()
            .line([(-124, 46), (-125, 62)], 2.5)
            .oval(-125, 72, 9, 12)
            .line([(124, 46), (125, 62)], 2.5)
            .oval(125, 72, 9, 12)
        )
        sheet.fill(drop, gold)
