"""Hair and headscarves of the portraits: what hangs behind the head, what lies before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, locks, scarves
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

if TYPE_CHECKING:
    from broadsheet.demo.pictures.portraits import Sitter

Place = tuple[float, float, float]

BEHIND: dict[str, list[Point]] = {
    "bob": geometry.points("0,-226 92,-214 158,-140 172,-20 170,110 140,156 84,150 0,120"),
    "fringe": geometry.points("0,-222 92,-212 156,-140 166,-10 164,150 150,210 96,200 0,120"),
    "long": geometry.points("0,-224 96,-212 160,-136 172,0 184,160 206,330 160,420 84,380 0,160"),
    "bun": geometry.points("0,-214 84,-204 138,-140 146,-40 132,40 96,60 0,40"),
}

BEFORE: dict[str, list[Point]] = {
    "bob": geometry.points(
        "-128,70 -152,100 -164,-20 -146,-146 -70,-218 30,-222 118,-176 158,-70 156,90 126,70 "
        "124,-30 96,-96 20,-140 -40,-122 -104,-60 -122,0"
    ),
    "long": geometry.points(
        "-124,60 -150,120 -164,-10 -150,-130 -80,-214 20,-224 112,-186 160,-70 158,130 126,60 "
        "124,-40 84,-110 6,-160 -50,-110 -104,-50 -120,0"
    ),
    "fringe": geometry.points(
        "-126,40 -150,60 -158,-60 -130,-160 -60,-214 40,-218 120,-170 154,-60 150,60 126,40 "
        "122,-50 92,-82 40,-92 -20,-88 -80,-82 -118,-44"
    ),
    "bun": geometry.points(
        "-124,-10 -136,-70 -122,-146 -64,-202 20,-212 96,-178 134,-90 126,-10 116,-70 70,-130 "
        "0,-150 -64,-126 -112,-70"
    ),
    "short": geometry.points(
        "-124,0 -134,-70 -124,-150 -70,-212 30,-224 112,-184 138,-90 126,0 116,-60 96,-108 "
        "30,-124 -40,-116 -96,-104 -114,-60"
    ),
    "parted": geometry.points(
        "-124,4 -136,-70 -128,-142 -84,-196 -56,-190 10,-232 108,-200 142,-100 126,4 116,-64 "
        "92,-112 10,-130 -60,-156 -100,-100 -114,-56"
    ),
    "cropped": geometry.points(
        "-123,-14 -129,-80 -112,-150 -60,-196 0,-204 60,-196 112,-150 129,-80 123,-14 112,-80 "
        "86,-126 0,-142 -86,-126 -112,-80"
    ),
    "waves": geometry.points(
        "-124,10 -142,-60 -140,-140 -96,-208 -40,-214 6,-244 66,-222 120,-206 146,-130 "
        "140,-50 125,10 116,-64 98,-104 58,-122 14,-108 -34,-128 -84,-106 -112,-60"
    ),
}


def behind(sheet: Sheet, who: Sitter, place: Place) -> None:
    if who.style == "scarf":
        scarves.scarf_behind(sheet, who, place)
        return
    if who.style == "curls":
        _curls(
            sheet,
            who,
            place,
            [
                (-150, -60),
                (150, -60),
                (-160, 20),
                (160, 20),
                (-140, 96),
                (140, 96),
                (-110, -150),
                (110, -150),
                (0, -190),
                (-60, -184),
                (60, -184),
            ],
            66,
        )
    if who.style == "bun":
        locks.lock(sheet, who, Stencil(*place).oval(10, -244, 66, 58))
    if who.style in BEHIND:
        half = BEHIND[who.style]
        outline = geometry.smooth([*half, *[(-x, y) for x, y in half[-2:0:-1]]], steps=7)
        shape = Stencil(*place).poly(outline)
        dark = colours.darker(who.hair, 0.35)
        sheet.fill(shape, (who.hair, dark))
        sheet.shade(shape, colours.darker(who.hair, 0.7), angle=60, start=0.3, end=1.1, alpha=0.7)


def before(sheet: Sheet, who: Sitter, place: Place) -> None:
    if who.style == "scarf":
        scarves.scarf(sheet, who, place)
    elif who.style == "curls":
        _curls(
            sheet,
            who,
            place,
            [
                (-108, -112),
                (-74, -156),
                (-28, -178),
                (22, -180),
                (70, -158),
                (106, -114),
                (-128, -58),
                (128, -58),
            ],
            44,
        )
    elif who.style == "bald":
        sides = Stencil(*place)
        for side in (-1, 1):
            sides.poly(
                geometry.smooth(
                    [(side * 122, 10), (side * 132, -50), (side * 118, -96), (side * 112, -40)], steps=6
                )
            )
        locks.lock(sheet, who, sides)
        sheet.glow(place[0] - 50, place[1] - 165, 70, colours.PAPER, 0.35, 1.7)
    else:
        shape = Stencil(*place).poly(geometry.smooth(BEFORE[who.style], steps=7))
        locks.lock(sheet, who, shape)
        _strands(sheet, who, place)


def _strands(sheet: Sheet, who: Sitter, place: Place) -> None:
    lines = Stencil(*place)
    for n in range(7):
        x = -96 + n * 32
        lines.poly(
            geometry.ribbon(
                geometry.smooth([(x * 0.55, -202), (x * 0.95, -172), (x * 1.12, -134)], closed=False),
                (1, 3.5, 1),
            )
        )
    sheet.fill(lines, colours.lighter(who.hair, 0.3), alpha=0.3)


def _curls(sheet: Sheet, who: Sitter, place: Place, spots: list[Point], size: float) -> None:
    mass, rings = Stencil(*place), Stencil(*place)
    for x, y in spots:
        for _ in range(4):
            cx, cy = x + sheet.rng.uniform(-30, 30), y + sheet.rng.uniform(-26, 26)
            r = size * sheet.rng.uniform(0.5, 0.82)
            mass.oval(cx, cy, r)
            rings.line(
                geometry.arc(
                    cx, cy, r * 0.66, r * 0.66, sheet.rng.uniform(0, 180), sheet.rng.uniform(230, 380), 14
                ),
                3,
            )
    locks.lock(sheet, who, mass)
    sheet.fill(rings, colours.lighter(who.hair, 0.25), alpha=0.28)
