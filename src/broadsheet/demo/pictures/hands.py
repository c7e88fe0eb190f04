"""Hands: raised, and casting a vote."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import figures, geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]


def hand(
    sheet: Sheet,
    spot: Point,
    s: float,
    turn: float,
    skin: Colour,
    sleeve: Colour,
    shade: Colour,
    flip: bool = False,
    spread: float = 1,
) -> None:
    """An open hand held up, its wrist at the spot, its forearm below."""
    place = (*spot, s, turn, flip)
    arm = Stencil(*place).poly(geometry.ribbon([(0, -10), (2, 120), (8, 900)], (62, 74, 130)))
    cuff = Stencil(*place).poly(geometry.ribbon([(3, 130), (4, 190), (10, 900)], (104, 110, 176)))
    palm = Stencil(*place).poly(
        geometry.smooth(
            [(-34, 10), (-56, -60), (-56, -126), (-10, -142), (38, -136), (56, -110), (48, -40), (32, 12)],
            steps=6,
        )
    )
    for n, (x, long, lean) in enumerate(((-43, 92, -13), (-15, 112, -4), (14, 104, 5), (41, 80, 14))):
        tip = geometry.moved([(0, -long)], x, -122, 1, lean * spread)[0]
        palm.poly(
            geometry.ribbon(
                [(x, -104), ((x + tip[0]) / 2, (-104 + tip[1]) / 2), tip],
                (29 - (n == 3) * 3, 28 - (n == 3) * 3, 22),
            )
        ).oval(*tip, 11.5)
    thumb = geometry.smooth([(44, -44), (86, -84), (104, -130)], closed=False)
    palm.poly(geometry.ribbon(thumb, (44, 30, 22))).oval(104, -131, 11)
    sheet.fill(arm, skin)
    sheet.fill(palm, skin)
    dusk = colours.mix(colours.darker(skin, 0.55), shade, 0.3)
    for part in (arm, palm):
        sheet.shade(part, dusk, angle=12, start=0.35, end=1.1, alpha=0.75)
    creases = Stencil(*place)
    for points in (
        [(-40, -70), (-4, -86), (44, -108)],
        [(-44, -96), (0, -112), (30, -122)],
        [(36, -104), (4, -60), (2, -4)],
    ):
        creases.poly(geometry.ribbon(geometry.smooth(points, closed=False), (1, 4, 1)))
    for x, lean in ((-29, -9), (0, 0), (28, 9)):
        creases.line([(x, -124), geometry.moved([(0, -34)], x, -124, 1, lean)[0]], 2)
    sheet.fill(creases, dusk, alpha=0.7)
    sheet.fill(cuff, sleeve)
    sheet.shade(cuff, shade, angle=10, start=0.3, end=1.1, alpha=0.8)


def raised_hands(sheet: Sheet, tones: Tones) -> None:
    for y, s, count, dim in ((590, 0.95, 9, 0.55), (700, 1.25, 7, 0.25), (800, 1.6, 5, 0.0)):
        for n in range(count):
            x = 750 + (n - (count - 1) / 2) * (1560 / count) + sheet.rng.uniform(-40, 40)
            skin = colours.mix(sheet.rng.choice(figures.SKINS), tones[1], dim)
            sleeve = colours.mix(
                sheet.rng.choice((tones[4], tones[5], tones[6], tones[2], tones[3])), tones[1], dim
            )
            hand(
                sheet,
                (x, y + sheet.rng.uniform(-90, 90)),
                s,
                sheet.rng.uniform(-14, 14),
                skin,
                sleeve,
                colours.mix(tones[2], tones[1], dim * 0.7),
                sheet.rng.random() < 0.5,
                sheet.rng.uniform(0.4, 1.3),
            )


def ballot(sheet: Sheet, tones: Tones) -> None:
    sheet.wash((tones[0], tones[1]))
    sheet.glow(520, 300, 900, tones[3], 0.75, 1.7, grain=0.35)
    sheet.fill(
        Stencil().box(LEFT, 880, RIGHT, BOTTOM),
        (colours.mix(tones[6], tones[3], 0.25), colours.mix(tones[6], tones[2], 0.5)),
    )
    sheet.fill(Stencil().oval(900, 960, 560, 40), tones[2], alpha=0.45, blur=10)
    front = Stencil().poly([(420, 560), (1080, 560), (1050, 965), (450, 965)])
    paper = Stencil(742, 520, 1, -5).box(-150, -290, 150, 60, 3)
    sheet.fill(
        Stencil().poly([(420, 560), (490, 486), (1150, 486), (1080, 560)]),
        (colours.lighter(tones[5], 0.25), tones[5]),
    )
    sheet.fill(Stencil().poly([(560, 534), (582, 512), (938, 512), (916, 534)]), tones[2])
    sheet.fill(paper, (tones[3], colours.mix(tones[3], tones[0], 0.2)))
    folds = Stencil(742, 520, 1, -5).line([(-150, -110), (150, -112)], 2)
    sheet.fill(folds, tones[2], alpha=0.3)
    mark = Stencil(742, 520, 1, -5)
    for n in range(3):
        mark.box(-104, -246 + n * 42, -78, -220 + n * 42, 3).box(
            -96 + 8, -238 + n * 42, -86, -228 + n * 42, hole=True
        )
        mark.box(-56, -238 + n * 42, 96 - n * 30, -230 + n * 42, 3)
    sheet.fill(mark, tones[2], alpha=0.55)
    sheet.fill(Stencil(742, 520, 1, -5).line([(-108, -208), (-92, -186), (-66, -232)], 8), tones[4])
    sheet.fill(
        Stencil().poly([(420, 560), (545, 534), (930, 534), (1080, 560)]).box(420, 556, 1080, 572),
        (tones[5], colours.darker(tones[5], 0.1)),
    )
    sheet.fill(front, (tones[5], colours.darker(tones[5], 0.35)))
    sheet.shade(front, tones[2], angle=10, start=0.35, end=1.15, alpha=0.8)
    side = Stencil().poly([(1080, 560), (1150, 486), (1116, 886), (1050, 965)])
    sheet.fill(side, (colours.darker(tones[5], 0.4), colours.darker(tones[5], 0.65)))
    sheet.fill(
        Stencil()
        .oval(750, 770, 88)
        .oval(750, 770, 76, hole=True)
        .line([(712, 772), (740, 802), (792, 738)], 15),
        tones[3],
        alpha=0.9,
    )
    _holding(sheet, tones)


def _holding(sheet: Sheet, tones: Tones) -> None:
    """A hand from above right that lets the paper go."""
    skin = sheet.rng.choice(figures.SKINS)
    dusk = colours.mix(colours.darker(skin, 0.55), tones[2], 0.3)
    sleeve = Stencil().poly(geometry.ribbon([(1700, -140), (1180, 120)], (330, 230)))
    cuff = Stencil().poly(geometry.ribbon([(1196, 112), (1136, 142)], (206, 196)))
    arm = Stencil().poly(geometry.ribbon([(1200, 112), (1060, 180)], (160, 140)))
    back = Stencil().poly(
        geometry.smooth(
            [
                (1110, 100),
                (1000, 104),
                (900, 150),
                (846, 222),
                (868, 290),
                (960, 296),
                (1080, 256),
                (1136, 206),
            ],
            steps=8,
        )
    )
    fingers = Stencil()
    for (ax, ay), (bx, by), (cx, cy) in (
        ((930, 150), (840, 190), (812, 262)),
        ((900, 180), (836, 240), (826, 308)),
        ((910, 220), (866, 280), (856, 330)),
        ((940, 250), (900, 306), (884, 344)),
    ):
        fingers.poly(
            geometry.ribbon(geometry.smooth([(ax, ay), (bx, by), (cx, cy)], closed=False), (58, 48, 34))
        ).oval(cx, cy, 17)
    thumb = (
        Stencil()
        .poly(
            geometry.ribbon(geometry.smooth([(960, 130), (850, 170), (778, 258)], closed=False), (66, 48, 34))
        )
        .oval(778, 259, 17)
    )
    for part in (arm, fingers, back, thumb):
        sheet.fill(part, skin)
        sheet.shade(part, dusk, angle=60, start=0.35, end=1.1, alpha=0.75)
    nail = Stencil(776, 262, 1, 34).oval(0, 0, 9, 13)
    sheet.fill(nail, colours.lighter(skin, 0.45))
    sheet.fill(cuff, tones[3])
    sheet.fill(sleeve, (tones[4], colours.darker(tones[4], 0.35)))
    for part in (cuff, sleeve):
        sheet.shade(part, tones[2], angle=60, start=0.3, end=1.1, alpha=0.75)
