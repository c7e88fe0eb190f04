"""The night sky and what is seen in it."""

from __future__ import annotations

import itertools

from PIL import Image

from broadsheet.demo.pictures import air, geometry, heavens, nightfall
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def draw(sheet: Sheet, feature: str) -> None:
    ground = sheet.rng.choice(nightfall.GROUNDS)
    sheet.wash(ground)
    FEATURES[feature](sheet, ground)


def _stars(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    """A long exposure: stars drawn into arcs about the pole."""
    nightfall.milky_way(sheet, ground)
    pole = (750 + sheet.rng.choice((-1, 1)) * 190, 330)
    for alpha, width, count in ((0.35, 1.3, 150), (0.6, 1.9, 90), (0.95, 2.6, 36)):
        trails = Stencil()
        for _ in range(count):
            far, start = 20 + 1050 * sheet.rng.random() ** 0.8, sheet.rng.uniform(0, 360)
            trails.line(geometry.arc(*pole, far, far, start, start + sheet.rng.uniform(14, 30), 14), width)
        sheet.fill(
            trails, colours.mix(nightfall.PALE, nightfall.GOLD, sheet.rng.uniform(0, 0.4)), alpha=alpha
        )
    sheet.fill(Stencil().oval(*pole, 4), nightfall.PALE)
    near = nightfall.night_land(sheet, ground)
    x = 1120 if pole[0] < 750 else 380
    y = geometry.height_at(near, x) + 6
    tent = Stencil().poly([(x - 62, y), (x, y - 84), (x + 62, y)])
    sheet.glow(x, y - 30, 170, nightfall.GOLD, 0.5)
    sheet.fill(tent, (nightfall.GOLD, colours.of("#c8553a")))
    sheet.fill(Stencil().poly([(x - 12, y), (x, y - 84), (x + 12, y)]), colours.darker(ground[0], 0.3))


def _comet(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    air.stars(sheet, 420, 900, nightfall.PALE)
    side = sheet.rng.choice((-1, 1))
    head = (750 + side * 230, 520.0)
    for spread, reach, paint, alpha in (
        (150, 980, ground[3], 0.75),
        (80, 900, nightfall.PALE, 0.55),
        (26, 760, nightfall.PALE, 0.8),
    ):
        spine = geometry.smooth(
            [
                head,
                (head[0] - side * reach * 0.5, head[1] - reach * 0.24),
                (head[0] - side * reach, head[1] - reach * 0.56),
            ],
            closed=False,
        )
        tail = Stencil().poly(geometry.ribbon(spine, (10, spread * 0.6, spread * 1.6)))
        sheet.shade(tail, paint, angle=29 if side > 0 else 151, start=0, end=1.05, alpha=alpha, grain=0.45)
    ion = geometry.ribbon([head, (head[0] - side * 820, head[1] - 150)], (8, 46))
    sheet.shade(
        Stencil().poly(ion),
        colours.of("#8fc1d4"),
        angle=10 if side > 0 else 170,
        start=0.1,
        end=1.1,
        alpha=0.55,
    )
    sheet.glow(*head, 190, nightfall.PALE, 0.9, 2.2)
    sheet.fill(Stencil().oval(*head, 17), nightfall.PALE)
    nightfall.night_land(sheet, ground)


def _aurora(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    sheet.wash(colours.row("#081424 #0d2333 #15404a #2c6b62"))
    air.stars(sheet, 340, 760, nightfall.PALE)
    for paint, y, alpha in (
        ("#5fc2a0", 560, 0.8),
        ("#8fd8a8", 470, 0.7),
        ("#a45f8f", 380, 0.55),
        ("#6fb8c4", 520, 0.5),
    ):
        _curtain(sheet, colours.of(paint), y, alpha)
    nightfall.night_land(sheet, colours.row("#081424 #0d2333 #15404a #2c6b62"), 840)
    sheet.wash(colours.row("#1d4f52 #0d2a36 #071722"), 905, BOTTOM)
    row = round(sheet.at(0, 905)[1])
    deep = min(sheet.size[1] - row, row)
    if deep > 1:
        mirror = sheet.image.crop((0, row - deep, sheet.size[0], row)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        sheet.image.paste(mirror, (0, row), Image.new("L", mirror.size, 120))
    air.ripples(sheet, 905, colours.of("#8fd8a8"), 60, 0.35)


def _curtain(sheet: Sheet, paint: colours.Colour, y: float, alpha: float) -> None:
    """A hanging curtain of light: narrow rays of uneven length that rise from a ragged, winding hem."""
    hem = geometry.ridge(sheet.rng, y, 150, waves=5, steps=190)
    lift = geometry.ridge(sheet.rng, 0, 1, waves=17, steps=190)
    fringe = [py for _, py in geometry.ridge(sheet.rng, 0, 60, waves=31, rough=0.8, steps=190)]
    for n, ((ax, ay), (bx, by)) in enumerate(itertools.pairwise(hem)):
        tall = lift[n][1]
        high = 230 + 420 * (tall + 0.5)
        ray = Stencil().poly(
            [(ax, ay + fringe[n]), (bx + 1, by + fringe[n + 1]), (bx + 14, by - high), (ax + 13, ay - high)]
        )
        strength = min(1.0, alpha * 1.2) * (0.2 + 0.7 * max(0.0, tall + 0.5) ** 1.5)
        sheet.shade(ray, paint, angle=-90, start=1.0, end=0.12, alpha=strength, grain=0.1)
    glow = Stencil().poly(geometry.ribbon([(px, py + 16) for px, py in hem], (30, 50, 26, 46, 30)))
    sheet.fill(glow, colours.lighter(paint, 0.25), alpha=alpha * 0.4, blur=26)


def _observatory(sheet: Sheet, ground: tuple[colours.Colour, ...]) -> None:
    nightfall.milky_way(sheet, ground, 6)
    air.stars(sheet, 420, 820, nightfall.PALE)
    nightfall.night_land(sheet, ground, 830)
    side = sheet.rng.choice((-1, 1))
    x = 750 + side * 230
    hill = [
        (LEFT, BOTTOM),
        *geometry.smooth(
            [(x - 760, 1000), (x - 330, 830), (x, 765), (x + 330, 815), (x + 800, 980)], closed=False
        ),
        (RIGHT, BOTTOM),
    ]
    ink = colours.darker(ground[0], 0.3)
    sheet.fill(Stencil().poly(hill), (colours.mix(ink, ground[2], 0.35), ink))
    ray = Stencil().poly(
        [(x - side * 30, 520), (x - side * 620, TOP), (x - side * 470, TOP), (x + side * 8, 505)]
    )
    sheet.shade(ray, nightfall.GOLD, angle=90, start=-0.4, end=1.3, alpha=0.22)
    _house_of_stars(sheet, ground, (x, 785), side)


def _house_of_stars(sheet: Sheet, ground: tuple[colours.Colour, ...], foot: Point, side: int) -> None:
    drum, shell, slit, rim, lamps = (Stencil(*foot, 1.15, flip=side > 0) for _ in range(5))
    drum.box(-150, -120, 150, 10).box(150, -70, 330, 10)
    shell.poly([*geometry.arc(0, -128, 160, 165, 180, 360, 40)])
    slit.poly([(18, -296), (62, -286), (112, -128), (60, -128)])
    rim.box(-166, -134, 166, -118, 4).box(144, -78, 338, -66, 3)
    lamps.box(-30, -60, 0, 10, 12).box(180, -46, 204, -22).box(226, -46, 250, -22).box(272, -46, 296, -22)
    stone = colours.mix(nightfall.PALE, ground[2], 0.35)
    sheet.fill(drum, stone)
    sheet.fill(shell, (nightfall.PALE, stone))
    for part in (drum, shell):
        sheet.shade(part, ground[0], angle=180 if side > 0 else 0, start=1.1, end=-0.1, alpha=0.9)
    sheet.fill(slit, (nightfall.GOLD, colours.of("#c8553a")))
    tube = Stencil(*foot, 1.15, flip=side > 0).poly([(66, -140), (92, -140), (72, -262), (46, -256)])
    sheet.fill(tube, colours.darker(ground[0], 0.5))
    sheet.fill(rim, colours.mix(ground[1], nightfall.PALE, 0.2))
    sheet.fill(lamps, nightfall.GOLD)


FEATURES = {
    "stars": _stars,
    "comet": _comet,
    "moon": heavens.moon,
    "aurora": _aurora,
    "planet": heavens.planet,
    "eclipse": heavens.eclipse,
    "sun": heavens.sun,
    "galaxy": heavens.galaxy,
    "observatory": _observatory,
}
