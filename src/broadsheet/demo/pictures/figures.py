"""People as illustration: coats, hats, bags, umbrellas, heads; all tall and plain."""

from __future__ import annotations

import random
from dataclasses import dataclass

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

SKINS = colours.row("#f0cfb0 #d9a67e #b97f56 #8d5a3b #5f3b28")
CLOTHS = colours.row("#9b1c1f #c78b3c #2f5561 #56705a #e2cda5 #3a3b4c #7a8d92 #6b3f3a")
HAIRS = colours.row("#1e1a18 #3b2a20 #6a4428 #a87c48 #8f8b86 #d9d3c8")


@dataclass(frozen=True)
class Look:
    coat: Colour
    legs: Colour
    skin: Colour
    hair: Colour
    build: float  # 0.85 slight to 1.2 broad
    cut: int  # which coat
    head: int  # which hair or hat


def look(rng: random.Random, shade: Colour, dim: float = 0) -> Look:
    """Somebody; `dim` (0 to 1) takes them into the shade."""
    coat, skin, hair = rng.choice(CLOTHS), rng.choice(SKINS), rng.choice(HAIRS)
    return Look(
        colours.mix(coat, shade, dim),
        colours.mix(colours.darker(rng.choice(CLOTHS), 0.55), shade, dim),
        colours.mix(skin, shade, dim),
        colours.mix(hair, shade, dim),
        rng.uniform(0.88, 1.14),
        rng.randrange(3),
        rng.randrange(5),
    )


def faded(who: Look, air: Colour, share: float) -> Look:
    """The same person farther away."""
    coat, legs, skin, hair = (
        colours.mix(part, air, share) for part in (who.coat, who.legs, who.skin, who.hair)
    )
    return Look(coat, legs, skin, hair, who.build, who.cut, who.head)


def stander(
    sheet: Sheet,
    foot: Point,
    tall: float,
    who: Look,
    *,
    flip: bool = False,
    back: bool = False,
    stride: float = 0,
    light: float = 0,
) -> None:
    """A standing or walking person, `tall` units high."""
    scale = tall / 400
    legs, coat, skin, hair = (Stencil(*foot, scale, flip=flip) for _ in range(4))
    wide = 46 * who.build
    reach = 26 * stride
    legs.poly(geometry.ribbon([(-10, -190), (-12 - reach * 0.5, -100), (-13 - reach, -6)], (34, 28, 17)))
    legs.poly(geometry.ribbon([(11, -190), (14 + reach * 0.6, -100), (14 + reach, -4)], (34, 28, 17)))
    legs.poly(
        geometry.smooth([(-22 - reach, 0), (-20 - reach, -10), (0 - reach, -9), (8 - reach, 0)], steps=3)
    )
    legs.poly(geometry.smooth([(5 + reach, 2), (6 + reach, -9), (24 + reach, -8), (36 + reach, 2)], steps=3))
    coat.poly(_coat(who, wide))
    skin.poly(geometry.ribbon([(2, -352), (0, -318)], (19, 25))).poly(geometry.oval(3, -369, 22, 28))
    _head(hair, who, back)
    parts = [(legs, who.legs), (skin, who.skin), (coat, who.coat), (hair, who.hair)]
    swing = stride * 16
    for side in (-1, 1):
        sleeve, palm = (Stencil(*foot, scale, flip=flip) for _ in range(2))
        wrist = _sleeve(sleeve, wide, side, swing)
        palm.poly(geometry.oval(wrist[0], wrist[1] + 9, 8, 12))
        tone = colours.darker(who.coat, 0.22 if side < 0 else 0.08)
        parts += [(palm, who.skin), (sleeve, tone)]
    for shape, paint in parts:
        sheet.fill(shape, paint)
        dusk = colours.mix(colours.darker(paint, 0.6), colours.of("#1d2433"), 0.35)
        sheet.shade(shape, dusk, angle=0 if light <= 0 else 180, start=0.4, end=1.2, alpha=0.75)
    if not back:
        _front(sheet, Stencil(*foot, scale, flip=flip), who)


def _coat(who: Look, wide: float) -> list[Point]:
    hem, flare = ((-118, 0.98), (-172, 0.8), (-84, 1.2))[who.cut]
    side = [
        (-13, -333),
        (-wide * 0.66, -318),
        (-wide * 0.86, -290),
        (-wide * 0.72, -226),
        (-wide * flare, hem),
    ]
    other = [(-x, y) for x, y in side[::-1]]
    return geometry.smooth([*side, (0, hem + 4), *other], steps=5)


def _sleeve(sleeve: Stencil, wide: float, side: int, swing: float) -> Point:
    """One arm hanging from a rounded shoulder; tells where its wrist is."""
    knots = [(side * wide * 0.72, -300), (side * wide * 0.96, -238), (side * wide * 0.88 + swing, -172)]
    arm = geometry.smooth(knots, closed=False)
    sleeve.poly(geometry.ribbon(arm, (29, 25, 19))).oval(*arm[0], 14.5).oval(*arm[-1], 9)
    return arm[-1]


def _front(sheet: Sheet, lines: Stencil, who: Look) -> None:
    """The coat's opening, and for one cut a scarf."""
    if who.cut == 1:
        scarf = Stencil(*lines.place)
        scarf.poly(geometry.smooth([(-19, -338), (22, -338), (24, -320), (0, -312), (-21, -320)], steps=4))
        scarf.poly(geometry.ribbon([(10, -318), (15, -268)], (15, 17)))
        sheet.fill(scarf, colours.mix(who.legs, colours.of("#d9a552"), 0.65))
    lines.line(geometry.smooth([(4, -316), (9, -250), (7, -185)], closed=False), 2.4)
    for y in (-280, -248, -216):
        lines.oval(1, y, 2.6)
    sheet.fill(lines, colours.darker(who.coat, 0.5), alpha=0.6)


def _head(hair: Stencil, who: Look, back: bool) -> None:
    if back:
        hair.poly(geometry.oval(2, -371, 24, 29 if who.head != 1 else 33))
    if who.head == 0:
        hair.poly(
            geometry.smooth(
                [(-21, -364), (-22, -392), (2, -402), (26, -390), (22, -378), (-6, -380), (-12, -362)],
                steps=5,
            )
        )
    elif who.head == 1:
        hair.poly(
            geometry.smooth(
                [(-22, -330), (-26, -378), (0, -403), (27, -384), (14, -384), (-8, -376), (-8, -334)], steps=5
            )
        )
    elif who.head == 2:
        hair.poly(
            geometry.smooth(
                [(-20, -362), (-22, -390), (2, -401), (26, -386), (-8, -380), (-12, -360)], steps=5
            )
        ).oval(-22, -394, 11)
    elif who.head == 3:
        hair.poly([(-40, -384), (44, -384), (42, -378), (-38, -378)]).poly(
            geometry.smooth([(-25, -382), (-22, -412), (4, -410), (28, -412), (28, -382)], steps=4)
        )
    else:
        hair.poly(
            geometry.smooth([(-24, -376), (-20, -402), (4, -410), (27, -398), (28, -376), (2, -381)], steps=5)
        )


def umbrella(sheet: Sheet, spot: Point, wide: float, paint: Colour, shade: Colour, tilt: float = 0) -> None:
    """Open, its top at 0, -wide * 0.4 above the spot where its edge hangs."""
    half = wide / 2
    top = geometry.arc(0, 0, half, half * 0.72, 180, 360, 24)
    scallops = [
        p
        for n in range(4, 0, -1)
        for p in geometry.arc(-half + half / 2 * (n - 0.5), 0, half / 4, half * 0.1, 0, -180, 6)
    ]
    panels = Stencil(*spot, 1, tilt)
    for x in (-half * 0.5, 0, half * 0.5):
        panels.line(
            geometry.smooth([(0, -half * 0.72), (x * 0.75, -half * 0.4), (x, -half * 0.03)], closed=False),
            1.6,
        )
    canopy = Stencil(*spot, 1, tilt).poly(top + scallops)
    sheet.fill(
        Stencil(*spot, 1, tilt).line([(0, -half * 0.86), (0, half * 0.6)], max(2, wide * 0.016)), shade
    )
    sheet.fill(canopy, paint)
    sheet.shade(canopy, shade, angle=20, start=0.3, end=1.15, alpha=0.7)
    sheet.fill(panels, shade, alpha=0.35)


def bust(sheet: Sheet, foot: Point, tall: float, who: Look, light: float = 0) -> None:
    """Head and shoulders from behind, for crowds and audiences."""
    scale = tall / 160
    body, neck, head = (Stencil(*foot, scale) for _ in range(3))
    wide = 74 * who.build
    body.poly(
        geometry.smooth(
            [
                (-wide, 90),
                (-wide, 0),
                (-wide * 0.82, -38),
                (-24, -62),
                (24, -62),
                (wide * 0.82, -38),
                (wide, 0),
                (wide, 90),
            ],
            steps=6,
        )
    )
    neck.poly(geometry.ribbon([(0, -92), (0, -50)], (32, 46)))
    head.poly(geometry.oval(0, -112, 31, 39))
    if who.head == 1:
        head.poly(
            geometry.smooth([(-33, -54), (-38, -118), (0, -154), (38, -118), (33, -54), (0, -46)], steps=6)
        )
    elif who.head == 2:
        head.oval(0, -152, 17)
    elif who.head == 3:
        head.poly(geometry.oval(0, -122, 56, 12)).poly(
            geometry.smooth([(-34, -124), (-28, -160), (28, -160), (34, -124)], steps=5)
        )
    elif who.head == 4:
        head.poly(geometry.oval(0, -114, 40, 42))
    for shape, paint in ((neck, who.skin), (body, who.coat), (head, who.hair)):
        sheet.fill(shape, paint)
        sheet.shade(
            shape,
            colours.mix(colours.darker(paint, 0.6), colours.of("#1d2433"), 0.3),
            angle=0 if light <= 0 else 180,
            start=0.3,
            end=1.15,
            alpha=0.8,
        )
