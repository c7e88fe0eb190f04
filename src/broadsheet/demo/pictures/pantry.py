"""Bread, fruit and fish."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil

CRUST, CRUMB = colours.of("#b9763a"), colours.of("#f0d9ac")


def bread(sheet: Sheet, room: Room) -> None:
    board = Stencil(720, 850).poly(
        geometry.smooth([(-480, 30), (-430, -50), (430, -50), (500, 30), (460, 62), (-440, 62)], steps=4)
    )
    sheet.fill(Stencil(760, 880).oval(20, 10, 540, 60), room.shade, alpha=0.4, blur=10)
    objects.solid(sheet, room, board, colours.of("#a9753f"), depth=0.4)
    loaf = Stencil(640, 850).poly(
        geometry.smooth(
            [(-290, 0), (-318, -96), (-220, -214), (0, -268), (220, -214), (318, -96), (290, 0), (0, 20)],
            steps=8,
        )
    )
    objects.solid(sheet, room, loaf, CRUST)
    for n in range(4):
        x = -170 + n * 112
        cut = geometry.smooth(
            [
                (x - 44, -70),
                (x - 18, -150 - 40 * (1 - abs(n - 1.5) / 2)),
                (x + 44, -206 - 30 * (1 - abs(n - 1.5) / 2)),
                (x + 26, -150),
                (x - 4, -90),
            ],
            steps=6,
        )
        sheet.fill(Stencil(640, 850).poly(cut), (CRUMB, colours.mix(CRUMB, CRUST, 0.5)))
    flour = Stencil(640, 850)
    for _ in range(150):
        a, f = sheet.rng.uniform(3.5, 5.6), sheet.rng.uniform(0.5, 0.97)
        flour.oval(300 * f * math.cos(a), -20 + 250 * f * math.sin(a), sheet.rng.uniform(1.5, 4))
    sheet.fill(flour, room.pale, alpha=0.5)
    _slice(sheet, room, (1030, 868), 1.0)
    _slice(sheet, room, (1120, 880), 0.92)
    blade = Stencil(900, 940, 1, -5).poly([(-330, -14), (60, -16), (60, 14), (-250, 16)])
    sheet.fill(Stencil(906, 952, 1, -5).box(-300, -10, 280, 14, 8), room.shade, alpha=0.4, blur=5)
    objects.solid(sheet, room, blade, colours.of("#c4c6c2"), angle=90)
    objects.solid(
        sheet, room, Stencil(900, 940, 1, -5).box(56, -20, 270, 20, 14), colours.of("#4a2f22"), angle=90
    )


def _slice(sheet: Sheet, room: Room, foot: Point, s: float) -> None:
    outline = geometry.smooth(
        [(-92, 0), (-112, -110), (-70, -190), (0, -206), (70, -190), (112, -110), (92, 0), (0, 8)], steps=6
    )
    objects.solid(sheet, room, Stencil(foot[0] + 16, foot[1] - 2, s).poly(outline), CRUST)
    sheet.fill(Stencil(*foot, s).poly(outline), colours.mix(CRUST, CRUMB, 0.25))
    crumb = Stencil(*foot, s * 0.89).poly(outline)
    sheet.fill(crumb, (CRUMB, colours.mix(CRUMB, CRUST, 0.25)))
    holes = Stencil(*foot, s)
    for _ in range(30):
        holes.oval(
            sheet.rng.uniform(-76, 76),
            -sheet.rng.uniform(18, 160),
            sheet.rng.uniform(3, 9),
            sheet.rng.uniform(2, 6),
        )
    sheet.fill(holes, CRUST, alpha=0.4)


def fruit(sheet: Sheet, room: Room) -> None:
    orange, lemon = colours.of("#e0862b"), colours.of("#e8c24a")
    objects.cast(sheet, room, (690, 850), 560, 0.6)
    heap = (
        (520, 640, 92, orange),
        (860, 640, 90, orange),
        (690, 610, 98, room.accent),
        (600, 560, 86, lemon),
        (790, 556, 90, orange),
        (694, 500, 84, lemon),
    )
    for x, y, r, paint in heap:
        ball(sheet, room, (x, y), r, paint)
    bowl = Stencil(690, 850).poly(
        geometry.smooth(
            [(-120, 0), (-250, -80), (-312, -210), (0, -176), (312, -210), (250, -80), (120, 0), (0, 10)],
            steps=8,
        )
    )
    objects.solid(sheet, room, bowl, room.second)
    sheet.fill(
        Stencil(690, 850).line(geometry.smooth([(-296, -178), (0, -140), (296, -178)], closed=False), 7),
        room.pale,
        alpha=0.7,
    )
    leaves = Stencil()
    for x, y, turn in ((742, 430, -30), (650, 440, 200), (880, 560, 10)):
        leaves.poly(geometry.moved(geometry.smooth([(0, 0), (40, -24), (100, -8), (44, 16)]), x, y, 1, turn))
    sheet.fill(leaves, (colours.of("#7d9a58"), colours.of("#3f5d3a")))
    _halved(sheet, room, (1130, 880), 96, lemon if sheet.rng.random() < 0.5 else orange)
    ball(sheet, room, (280, 850), 88, lemon)


def ball(sheet: Sheet, room: Room, middle: Point, r: float, paint: Colour) -> None:
    shape = Stencil().poly(geometry.blob(sheet.rng, *middle, r, r * 0.97, wobble=0.025))
    sheet.fill(
        Stencil().oval(middle[0] + r * 0.35, middle[1] + r * 0.86, r * 1.1, r * 0.22),
        room.shade,
        alpha=0.35,
        blur=7,
    )
    objects.solid(sheet, room, shape, paint, angle=48, start=0.3)
    pores = Stencil()
    for _ in range(40):
        a, f = sheet.rng.uniform(0, math.tau), r * 0.85 * math.sqrt(sheet.rng.random())
        pores.oval(middle[0] + f * math.cos(a), middle[1] + f * math.sin(a), 1.7)
    sheet.fill(pores, colours.darker(paint, 0.4), alpha=0.35)
    sheet.glow(middle[0] - r * 0.38, middle[1] - r * 0.42, r * 0.4, room.pale, 0.75, 1.6)


def _halved(sheet: Sheet, room: Room, middle: Point, r: float, paint: Colour) -> None:
    x, y = middle
    sheet.fill(Stencil().oval(x + 40, y + r * 0.62, r * 1.3, r * 0.2), room.shade, alpha=0.4, blur=7)
    for share, tone in ((1.0, paint), (0.93, room.pale), (0.84, colours.lighter(paint, 0.25))):
        sheet.fill(Stencil().oval(x, y, r * share, r * share * 0.8), tone)
    walls = Stencil()
    for n in range(10):
        a = math.tau * n / 10
        walls.line([(x, y), (x + r * 0.84 * math.cos(a), y + r * 0.67 * math.sin(a))], 5)
    sheet.fill(walls, room.pale)
    sheet.fill(Stencil().oval(x, y, 9), room.pale)


def fish(sheet: Sheet, room: Room) -> None:
    plate = Stencil(750, 800)
    sheet.fill(Stencil(800, 830).oval(0, 0, 600, 150), room.shade, alpha=0.4, blur=12)
    objects.solid(sheet, room, plate.oval(0, 0, 580, 150), room.pale, depth=0.4, start=0.55)
    sheet.fill(Stencil(750, 796).oval(0, 0, 460, 108), colours.mix(room.pale, room.second, 0.22))
    sheet.fill(Stencil(750, 800).oval(0, 0, 548, 138).oval(0, 0, 538, 134, hole=True), room.second, alpha=0.9)
    silver = colours.mix(colours.of("#8fa5aa"), room.second, 0.35)
    tail = Stencil(720, 745).poly(
        geometry.smooth(
            [(330, -6), (420, -92), (470, -96), (430, -10), (476, 74), (420, 66), (340, 14)], steps=6
        )
    )
    fins = (
        Stencil(720, 745)
        .poly(geometry.smooth([(-90, -92), (10, -158), (150, -84)], steps=8))
        .poly(geometry.smooth([(20, 92), (90, 136), (150, 70)], steps=8))
    )
    body = Stencil(720, 745).poly(
        geometry.smooth(
            [
                (-400, 10),
                (-310, -70),
                (-110, -108),
                (130, -82),
                (345, -12),
                (350, 14),
                (130, 78),
                (-110, 104),
                (-310, 78),
            ],
            steps=8,
        )
    )
    for part in (tail, fins, body):
        objects.solid(sheet, room, part, silver, angle=80, start=0.4)
    belly = Stencil(720, 745).poly(
        geometry.smooth([(-380, 22), (-110, 30), (330, 8), (130, 74), (-110, 98), (-300, 74)], steps=8)
    )
    sheet.fill(belly, room.pale, alpha=0.5)
    scales = Stencil(720, 745)
    for row in range(7):
        for n in range(19):
            cx, cy = -200 + n * 26 + (row % 2) * 13, -72 + row * 21
            if abs(cy) < 88 * (1 - max(0, cx) / 390):
                scales.line(geometry.arc(cx, cy, 13, 12, 80, 280, 8), 2)
    sheet.fill(scales, room.shade, alpha=0.32)
    sheet.fill(
        Stencil(720, 745).line(geometry.smooth([(-262, -78), (-228, 0), (-262, 80)], closed=False), 5),
        room.shade,
        alpha=0.5,
    )
    sheet.fill(Stencil(720, 745).oval(-322, -16, 19), colours.of("#e8d9a0"))
    sheet.fill(Stencil(720, 745).oval(-322, -16, 10).line([(-398, 16), (-352, 26)], 4), room.shade)
    for x, y in ((420, 880), (560, 905), (1170, 840)):
        _halved(sheet, room, (x, y), 66, colours.of("#e8c24a"))
