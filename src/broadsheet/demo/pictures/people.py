"""People together."""

from __future__ import annotations

from broadsheet.demo.pictures import air, figures, geometry, gestures, hands, performers
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]

# high, low, shade, pale, accent, second, third
PALETTES = (
    colours.row("#d8c09a #f3e4c4 #232a35 #fbf3e0 #9b1c1f #2f5a66 #c78b3c"),
    colours.row("#8fa9a8 #dfe2cf #1f2f33 #fbf5e4 #a3302a #345f62 #d09a45"),
    colours.row("#c99a84 #f0d9bf #33232b #fcf2e2 #8f1d22 #44587a #c8933f"),
    colours.row("#7f93aa #d4d8d6 #1e2638 #faf4e6 #a6322a #34587c #cf9f52"),
)


def draw(sheet: Sheet, feature: str) -> None:
    tones = sheet.rng.choice(PALETTES)
    sheet.wash(tones[:2])
    sheet.glow(420, 220, 900, tones[3], 0.6, 1.6, grain=0.35)
    FEATURES[feature](sheet, tones)


def _crowd(sheet: Sheet, tones: Tones) -> None:
    rows = 8
    for row in range(rows):
        share = row / (rows - 1)
        size, y = 80 + 150 * share, 330 + 600 * share**1.15
        gap = size * 0.82
        x = LEFT + (row % 2) * gap / 2
        while x < RIGHT:
            who = figures.look(sheet.rng, tones[1], 0)
            dim = 0.62 * (1 - share)
            faded = figures.faded(who, tones[1], dim)
            figures.bust(
                sheet, (x + sheet.rng.uniform(-12, 12), y + sheet.rng.uniform(-16, 16)), size, faded, light=-1
            )
            x += gap
        air.mist(sheet, y + size * 0.4, 90, tones[1], 0.3 * (1 - share))
    gestures.pennants(sheet, tones)


def _queue(sheet: Sheet, tones: Tones) -> None:
    wall = Stencil().box(LEFT, TOP, RIGHT, 730)
    sheet.fill(wall, (colours.mix(tones[0], tones[6], 0.3), colours.mix(tones[1], tones[6], 0.2)))
    bricks = Stencil()
    for _ in range(60):
        x, y = sheet.rng.uniform(LEFT, RIGHT), sheet.rng.uniform(20, 600)
        bricks.box(x, y, x + 46, y + 16, 2)
    sheet.fill(bricks, tones[2], alpha=0.1)
    for n in range(4):
        x = 60 + n * 430
        pane = Stencil().box(x, 110, x + 190, 470, 4)
        sheet.fill(pane, (colours.mix(tones[5], tones[3], 0.25), tones[5]))
        sheet.fill(
            Stencil().box(x + 91, 110, x + 99, 470).box(x, 284, x + 190, 292).box(x - 14, 470, x + 204, 486),
            tones[3],
        )
        sheet.fill(Stencil().poly([(x, 360), (x + 150, 110), (x + 190, 110), (x, 440)]), tones[3], alpha=0.2)
    pavement = Stencil().box(LEFT, 730, RIGHT, BOTTOM)
    sheet.fill(pavement, (tones[1], colours.mix(tones[0], tones[2], 0.25)))
    sheet.fill(Stencil().box(LEFT, 722, RIGHT, 736), tones[2], alpha=0.5)
    for n in range(11):
        x = 70 + n * 134 + sheet.rng.uniform(-16, 16)
        y, tall = 880 + sheet.rng.uniform(-14, 24), sheet.rng.uniform(390, 470)
        if sheet.rng.random() < 0.12:
            tall *= 0.66
        shadow = Stencil().poly(
            geometry.ribbon([(x, y), (x + tall * 0.62, y + tall * 0.1)], (tall * 0.16, tall * 0.05))
        )
        sheet.fill(shadow, tones[2], alpha=0.32, blur=3)
        figures.stander(
            sheet,
            (x, y),
            tall,
            figures.look(sheet.rng, tones[2], 0.05),
            stride=sheet.rng.uniform(0, 0.3),
            light=-1,
        )
        if sheet.rng.random() < 0.45:
            gestures.bag(
                sheet,
                (x + tall * 0.1, y - tall * 0.28),
                tall * 0.0022,
                sheet.rng.choice((tones[4], tones[6], tones[5])),
                tones[2],
            )


def _silhouettes(sheet: Sheet, tones: Tones) -> None:
    """Profiles that overlap, each in its own colour."""
    paints = [
        tones[5],
        tones[6],
        colours.mix(tones[5], tones[3], 0.45),
        tones[4],
        colours.mix(tones[2], tones[5], 0.3),
    ]
    flip = sheet.rng.random() < 0.5
    for n, (x, y, size) in enumerate(
        ((1130, 470, 1.5), (900, 540, 1.6), (660, 490, 1.7), (420, 570, 1.8), (170, 520, 1.85))
    ):
        spot = (1500 - x if flip else x, y + sheet.rng.uniform(-25, 25))
        gestures.profile(sheet, spot, size, paints[n], tones, flip, (n + sheet.rng.randrange(2)) % 5)


def _classroom(sheet: Sheet, tones: Tones) -> None:
    sheet.fill(Stencil().box(LEFT, TOP, RIGHT, 560), (colours.mix(tones[1], tones[3], 0.4), tones[1]))
    board = Stencil().box(430, 90, 1130, 430, 4)
    sheet.fill(Stencil().box(414, 74, 1146, 446, 6), colours.of("#8a5f3c"))
    sheet.fill(board, (colours.of("#2f4a42"), colours.of("#233a35")))
    chalk = Stencil().line([(520, 360), (520, 150)], 3).line([(510, 350), (820, 350)], 3)
    chalk.line(geometry.smooth([(530, 330), (610, 210), (690, 290), (800, 160)], closed=False), 4)
    chalk.line(geometry.arc(970, 250, 92, 92, 0, 360, 48), 3).line([(970, 250), (970, 158)], 3).line(
        [(970, 250), (1050, 296)], 3
    )
    sheet.fill(chalk, tones[3], alpha=0.85)
    for n in range(2):
        _window(sheet, tones, (60 + n * 175, 90))
    sheet.fill(Stencil().box(LEFT, 560, RIGHT, BOTTOM), (colours.of("#c79b68"), colours.of("#8a6240")))
    teacher = figures.Look(
        tones[4],
        tones[2],
        figures.SKINS[sheet.rng.randrange(5)],
        figures.HAIRS[sheet.rng.randrange(4)],
        0.95,
        0,
        sheet.rng.randrange(5),
    )
    figures.stander(sheet, (1255, 640), 430, teacher, flip=True, light=-1)
    for row, (y, size, count) in enumerate(((660, 100, 6), (790, 140, 5), (960, 190, 4))):
        for n in range(count):
            x = 750 + (n - (count - 1) / 2) * (size * 2.15) + (row % 2) * 20
            _pupil(sheet, tones, (x, y), size, raised=(row + n * 2) % 5 == 1)


def _window(sheet: Sheet, tones: Tones, corner: Point) -> None:
    x, y = corner
    sheet.fill(Stencil().box(x, y, x + 140, y + 340), (colours.mix(tones[5], tones[3], 0.6), tones[3]))
    sheet.fill(
        Stencil()
        .box(x - 8, y - 8, x + 148, y + 348)
        .box(x, y, x + 66, y + 166, hole=True)
        .box(x + 74, y, x + 140, y + 166, hole=True)
        .box(x, y + 174, x + 66, y + 340, hole=True)
        .box(x + 74, y + 174, x + 140, y + 340, hole=True),
        colours.of("#8a5f3c"),
    )
    ray = Stencil().poly([(x, y), (x + 140, y), (x + 620, 1000), (x + 300, 1000)])
    sheet.shade(ray, tones[3], angle=-90, start=0, end=1.1, alpha=0.35, grain=0.3)


def _pupil(sheet: Sheet, tones: Tones, foot: Point, size: float, raised: bool) -> None:
    x, y = foot
    who = figures.look(sheet.rng, tones[2], 0.06)
    sheet.fill(
        Stencil().box(x - size * 0.9, y - size * 0.2, x + size * 0.9, y - size * 0.06, 4),
        (colours.of("#d9b078"), colours.of("#a87a4a")),
    )
    if raised:
        arm = geometry.ribbon(
            geometry.smooth(
                [
                    (x + size * 0.36, y - size * 0.1),
                    (x + size * 0.62, y - size * 0.7),
                    (x + size * 0.56, y - size * 1.35),
                ],
                closed=False,
            ),
            (size * 0.24, size * 0.19, size * 0.13),
        )
        sheet.fill(Stencil().poly(arm), colours.darker(who.coat, 0.15))
        sheet.fill(Stencil().oval(x + size * 0.56, y - size * 1.42, size * 0.1, size * 0.13), who.skin)
    figures.bust(sheet, (x, y), size, who, light=-1)
    chair = Stencil().box(x - size * 0.44, y + size * 0.14, x + size * 0.44, y + size * 0.46, size * 0.06)
    sheet.fill(chair, (colours.of("#b5804c"), colours.of("#7a5233")))
    sheet.fill(
        Stencil()
        .box(x - size * 0.4, y + size * 0.4, x - size * 0.34, y + size * 1.0)
        .box(x + size * 0.34, y + size * 0.4, x + size * 0.4, y + size * 1.0),
        tones[2],
    )


FEATURES = {
    "crowd": _crowd,
    "queue": _queue,
    "stage": performers.stage,
    "orchestra": performers.orchestra,
    "classroom": _classroom,
    "silhouettes": _silhouettes,
    "ballot": hands.ballot,
    "hands": hands.raised_hands,
}
