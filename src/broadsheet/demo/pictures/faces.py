"""Heads and shoulders, lit from the left. Points are about the middle of the face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, hair, trimmings
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.sheet import Sheet

if TYPE_CHECKING:
    from broadsheet.demo.pictures.portraits import Sitter


def draw(sheet: Sheet, who: Sitter) -> None:
    hair.behind(sheet, who, trimmings.PLACE)
    _shoulders(sheet, who)
    _neck(sheet, who)
    _collar(sheet, who)
    _head(sheet, who)
    _features(sheet, who)
    if who.beard:
        trimmings.beard(sheet, who)
    _mouth(sheet, who)
    hair.before(sheet, who, trimmings.PLACE)
    if who.glasses:
        trimmings.glasses(sheet, who)
    if who.woman and who.style != "scarf":
        trimmings.earrings(sheet, who)


def _shoulders(sheet: Sheet, who: Sitter) -> None:
    wide = 268 if who.woman else 312
    body = trimmings.stencil().poly(
        trimmings.mirrored(
            [(0, 226), (70, 236), (wide * 0.72, 284), (wide, 350), (wide * 1.1, 640), (0, 660)]
        )
    )
    trimmings.shaded(sheet, body, who.cloth, colours.darker(who.cloth, 0.6))
    folds = trimmings.stencil()
    for side in (-1, 1):
        folds.poly(
            geometry.ribbon(
                geometry.smooth(
                    [(side * wide * 0.7, 640), (side * wide * 0.64, 470), (side * wide * 0.74, 392)],
                    closed=False,
                ),
                (9, 7, 1),
            )
        )
    sheet.fill(folds, colours.darker(who.cloth, 0.5), alpha=0.6)


def _neck(sheet: Sheet, who: Sitter) -> None:
    wide = 52 if who.woman else 66
    neck = trimmings.stencil().poly(
        [
            (-wide, 100),
            (wide, 100),
            *geometry.smooth([(wide * 0.98, 190), (wide * 1.25, 236), (wide * 1.9, 262)], closed=False),
            (0, 322),
            *geometry.smooth([(-wide * 1.9, 262), (-wide * 1.25, 236), (-wide * 0.98, 190)], closed=False),
        ]
    )
    trimmings.shaded(sheet, neck, who.skin, who.shade)
    under = trimmings.stencil().poly(
        geometry.smooth(
            [(-wide, 120), (wide, 120), (wide * 1.05, 214), (wide * 0.2, 236), (-wide * 0.7, 190)], steps=6
        )
    )
    sheet.shade(under, who.shade, angle=-90, start=-0.1, end=1.0, alpha=0.8, grain=0.5)


def _collar(sheet: Sheet, who: Sitter) -> None:
    wide, dark = (58 if who.woman else 72), colours.darker(who.cloth, 0.55)
    if who.collar == 0:
        inner = trimmings.stencil().poly(
            [(-wide * 1.5, 252), (-18, 430), (0, 640), (18, 430), (wide * 1.5, 252), (0, 330)]
        )
        trimmings.shaded(sheet, inner, who.under, colours.darker(who.under, 0.4))
        for side in (-1, 1):
            wing = trimmings.stencil().poly(
                [
                    (side * wide * 1.02, 214),
                    (side * wide * 1.9, 262),
                    (side * wide * 1.36, 338),
                    (side * 10, 336),
                ]
            )
            trimmings.shaded(sheet, wing, who.under, colours.darker(who.under, 0.4))
            lapel = trimmings.stencil().poly(
                [
                    (side * wide * 1.75, 250),
                    (side * wide * 2.25, 380),
                    (side * wide * 1.7, 396),
                    (side * 6, 660),
                    (side * wide * 0.55, 400),
                ]
            )
            trimmings.shaded(sheet, lapel, colours.lighter(who.cloth, 0.07), dark)
    elif who.collar == 1:
        roll = trimmings.stencil().poly(
            trimmings.mirrored(
                [(0, 196), (wide * 0.9, 180), (wide * 1.24, 214), (wide * 1.36, 272), (0, 316)]
            )
        )
        trimmings.shaded(sheet, roll, colours.lighter(who.cloth, 0.08), dark, 0.3)
        ribs = trimmings.stencil()
        for n in range(-6, 7):
            ribs.line([(n * wide * 0.17, 212 + abs(n) * -2), (n * wide * 0.19, 296 - abs(n) * 4)], 2)
        sheet.fill(ribs, dark, alpha=0.45)
    else:
        band = trimmings.stencil().line(
            geometry.smooth(
                [(-wide * 1.75, 254), (-wide, 312), (0, 340), (wide, 312), (wide * 1.75, 254)], closed=False
            ),
            19,
        )
        trimmings.shaded(sheet, band, colours.lighter(who.cloth, 0.12), dark)


def _head(sheet: Sheet, who: Sitter) -> None:
    ears = trimmings.stencil().oval(-121, 12, 19, 34).oval(121, 12, 19, 34)
    trimmings.shaded(sheet, ears, colours.mix(who.skin, who.shade, 0.15), who.shade)
    jaw = who.jaw
    outline = trimmings.mirrored(
        [
            (0, -186),
            (66, -178),
            (112, -124),
            (121, -40),
            (116, 40),
            (92 + 14 * jaw, 108),
            (48 + 24 * jaw, 164 + 6 * jaw),
            (0, 190),
        ]
    )
    head = trimmings.stencil().poly(outline)
    sheet.fill(head, (colours.lighter(who.skin, 0.05), who.skin))
    sheet.shade(head, who.shade, angle=8, start=0.5, end=1.12, alpha=0.72)
    sheet.shade(head, who.shade, angle=90, start=0.78, end=1.2, alpha=0.35)
    blush = colours.mix(who.skin, colours.of("#c0473a"), 0.5)
    for x in (-66, 62):
        sheet.glow(
            trimmings.PLACE[0] + x * trimmings.PLACE[2],
            trimmings.PLACE[1] + 60 * trimmings.PLACE[2],
            58,
            blush,
            0.4,
            1.6,
        )


def _features(sheet: Sheet, who: Sitter) -> None:
    rng, dark = sheet.rng, colours.mix(colours.darker(who.hair, 0.35), who.shade, 0.25)
    nose = trimmings.stencil().poly(
        geometry.smooth([(4, -30), (16, 18), (28, 50), (18, 62), (-4, 64), (4, 46), (8, 10)], steps=6)
    )
    sheet.shade(nose, who.shade, angle=0, start=-0.4, end=1.0, alpha=0.6, grain=0.35)
    tip = trimmings.stencil().poly(
        geometry.ribbon(geometry.smooth([(-19, 52), (-9, 64), (7, 66), (24, 56)], closed=False), (2, 5, 5, 2))
    )
    sheet.fill(tip, who.shade, alpha=0.75)
    lift, thick = rng.uniform(-5, 6), 11 if who.woman else 15
    iris = rng.choice(colours.row("#2d2320 #3d2c22 #4a5c4a #3f5566")[: 2 if sum(who.skin) < 480 else 4])
    for side in (-1, 1):
        _eye(sheet, who, side, iris)
        brow = geometry.smooth(
            [(side * 24, -54), (side * 50, -68 - lift), (side * 84, -56 + lift * 0.5)], closed=False
        )
        sheet.fill(trimmings.stencil().poly(geometry.ribbon(brow, (thick * 0.8, thick, 3))), dark, alpha=0.92)


def _eye(sheet: Sheet, who: Sitter, side: int, iris: Colour) -> None:
    x = side * 53
    white = geometry.smooth(
        [(x - 27, -22), (x - 10, -34), (x + 10, -34), (x + 27, -22), (x + 8, -12), (x - 8, -12)], steps=6
    )
    socket = trimmings.stencil().oval(x, -28, 36, 24)
    sheet.fill(socket, who.shade, alpha=0.16, blur=7)
    sheet.fill(trimmings.stencil().poly(white), colours.mix(colours.PAPER, who.skin, 0.22))
    sheet.fill(trimmings.stencil().oval(x + 1, -24, 11.5, 12), iris)
    sheet.fill(trimmings.stencil().oval(x + 1, -24, 5.5), colours.INK)
    sheet.fill(trimmings.stencil().oval(x - 3.5, -28.5, 3), colours.PAPER)
    lid = geometry.smooth([(x - 29, -20), (x - 11, -35), (x + 11, -35), (x + 29, -21)], closed=False)
    sheet.fill(
        trimmings.stencil().poly(geometry.ribbon(lid, (4, 8, 8, 4) if who.woman else (3, 6, 6, 3))),
        colours.mix(who.shade, colours.INK, 0.6),
    )
    crease = geometry.smooth([(x - 25, -34), (x, -45), (x + 26, -33)], closed=False)
    sheet.fill(trimmings.stencil().poly(geometry.ribbon(crease, (1, 3, 1))), who.shade, alpha=0.6)


def _mouth(sheet: Sheet, who: Sitter) -> None:
    smile, wide = sheet.rng.uniform(2, 10), 36 if who.woman else 40
    lip = colours.mix(who.skin, colours.of("#a3322e"), 0.62 if who.woman else 0.32)
    upper = geometry.smooth(
        [(-wide, 104 - smile), (-14, 94), (0, 98), (14, 94), (wide, 104 - smile), (0, 107)], steps=6
    )
    lower = geometry.smooth(
        [(-wide * 0.9, 104 - smile * 0.8), (0, 106), (wide * 0.9, 104 - smile * 0.8), (18, 124), (-18, 124)],
        steps=6,
    )
    sheet.fill(trimmings.stencil().poly(lower), colours.lighter(lip, 0.12))
    sheet.fill(trimmings.stencil().poly(upper), colours.darker(lip, 0.15))
    line = geometry.smooth(
        [(-wide - 4, 102 - smile), (-wide * 0.4, 106), (wide * 0.4, 106), (wide + 4, 102 - smile)],
        closed=False,
    )
    sheet.fill(
        trimmings.stencil().poly(geometry.ribbon(line, (2, 4.5, 4.5, 2))),
        colours.mix(who.shade, colours.INK, 0.45),
    )
    under = geometry.smooth([(-17, 136), (0, 141), (17, 136)], closed=False)
    sheet.fill(trimmings.stencil().poly(geometry.ribbon(under, (1, 5, 1))), who.shade, alpha=0.5)
