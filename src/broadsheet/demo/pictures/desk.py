"""Coins, a clay tablet, a clock, a letter."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def coins(sheet: Sheet, room: Room) -> None:
    piles = (
        (350, 800, 4, objects.STEEL),
        (520, 830, 7, objects.BRASS),
        (700, 800, 11, objects.BRASS),
        (885, 840, 15, objects.BRASS),
        (1080, 810, 20, colours.of("#b9763f")),
    )
    for x, y, count, paint in piles:
        objects.cast(sheet, room, (x, y), 170, 0.8, 0.2)
        for n in range(count):
            _coin(sheet, room, (x + sheet.rng.uniform(-5, 5), y - n * 25), 84, paint)
        _face(sheet, room, (x, y - count * 25), 84, 22, paint)
    sheet.fill(Stencil().oval(1325, 925, 110, 16), room.shade, alpha=0.45, blur=6)
    sheet.fill(Stencil().oval(1312, 838, 88, 92), colours.darker(objects.BRASS, 0.5))
    _face(sheet, room, (1300, 838), 86, 92, objects.BRASS)
    for x, y in ((210, 905), (640, 940), (980, 945)):
        _coin(sheet, room, (x, y), 84, objects.STEEL)
        _face(sheet, room, (x, y - 24), 84, 22, objects.STEEL)


def _coin(sheet: Sheet, room: Room, foot: Point, r: float, paint: Colour) -> None:
    x, y = foot
    rim = Stencil().poly(
        [*geometry.arc(x, y, r, r * 0.26, 0, 180), *geometry.arc(x, y - 22, r, r * 0.26, 180, 0)]
    )
    sheet.fill(rim, (colours.lighter(paint, 0.45), paint, colours.darker(paint, 0.6)), angle=0)
    lines = Stencil().line(geometry.arc(x, y, r, r * 0.26, 0, 180), 2.5)
    sheet.fill(lines, room.shade, alpha=0.65)


def _face(sheet: Sheet, room: Room, middle: Point, rx: float, ry: float, paint: Colour) -> None:
    x, y = middle
    sheet.fill(Stencil().oval(x, y, rx, ry), (colours.lighter(paint, 0.5), paint), angle=20)
    sheet.fill(
        Stencil().oval(x, y, rx * 0.86, ry * 0.86).oval(x, y, rx * 0.8, ry * 0.8, hole=True),
        colours.darker(paint, 0.35),
        alpha=0.7,
    )
    sign = Stencil().poly([(x + px * rx, y + py * ry) for px, py in geometry.star(0, 0, 0.6, 0.22, 8)])
    sheet.fill(sign, colours.darker(paint, 0.4), alpha=0.75)


def clay_tablet(sheet: Sheet, room: Room) -> None:
    """Rows of wedges pressed into clay; the script is nobody's."""
    outline = geometry.smooth(
        [(-300, -330), (0, -350), (300, -330), (330, 0), (306, 320), (0, 345), (-300, 322), (-326, 0)],
        steps=10,
    )
    sheet.fill(Stencil(790, 560, 1, -4).poly(outline), room.shade, alpha=0.5, blur=22)
    sheet.fill(Stencil(768, 536, 1, -4).poly(outline), colours.darker(objects.CLAY, 0.5))
    body = Stencil(750, 520, 1, -4).poly(outline)
    objects.solid(sheet, room, body, objects.CLAY, angle=45, start=0.45)
    rules, deep, lit = (Stencil(750, 520, 1, -4) for _ in range(3))
    for row in range(8):
        y = -270 + row * 76
        rules.line([(-290, y + 52), (290, y + 50)], 2)
        x = -268.0
        while x < 250 - (150 if row == 7 else 0):
            _sign(sheet, deep, lit, x, y + 6)
            x += sheet.rng.uniform(58, 88)
    sheet.fill(rules, colours.darker(objects.CLAY, 0.5), alpha=0.5)
    sheet.fill(lit, colours.lighter(objects.CLAY, 0.45), alpha=0.8)
    sheet.fill(deep, colours.darker(objects.CLAY, 0.72))
    cracks = Stencil(750, 520, 1, -4)
    cracks.poly(geometry.ribbon(geometry.jagged(sheet.rng, (140, -345), (326, -120), 26, 4), (7, 3, 1)))
    sheet.fill(cracks, colours.darker(objects.CLAY, 0.7))
    sheet.fill(Stencil(1240, 850, 1, -38).box(-196, 2, 214, 26, 8), room.shade, alpha=0.4, blur=8)
    stylus = Stencil(1230, 830, 1, -38).poly([(-210, -3), (-180, -13), (200, -13), (200, 13), (-180, 13)])
    objects.solid(sheet, room, stylus, colours.of("#d9b878"), angle=90)


def _sign(sheet: Sheet, deep: Stencil, lit: Stencil, x: float, y: float) -> None:
    for _ in range(sheet.rng.randint(2, 4)):
        px, py = x + sheet.rng.uniform(0, 34), y + sheet.rng.uniform(-22, 22)
        long, turn = sheet.rng.uniform(24, 42), sheet.rng.choice((0, 90, 90, 48, 0))
        wedge = [(-9, -9), (9, -9), (3, 4), (1.2, long), (-1.2, long), (-3, 4)]
        lit.poly(geometry.moved(wedge, px + 2.4, py + 2.8, 1, -turn))
        deep.poly(geometry.moved(wedge, px, py, 1, -turn))


def clock(sheet: Sheet, room: Room) -> None:
    x, y = 740.0, 850.0
    objects.cast(sheet, room, (x, y), 470, 0.6, 0.12)
    case = Stencil(x, y).poly(
        [
            (-230, 0),
            (-230, -40),
            (-196, -60),
            (-196, -420),
            *geometry.arc(0, -420, 196, 190, 180, 360),
            (196, -420),
            (196, -60),
            (230, -40),
            (230, 0),
        ]
    )
    objects.solid(sheet, room, case, objects.WOOD, start=0.45)
    sheet.fill(Stencil(x, y).box(-214, -52, 214, -44).box(-204, -66, 204, -62), objects.BRASS, alpha=0.9)
    face = Stencil(x, y).oval(0, -420, 158)
    sheet.fill(
        Stencil(x, y).oval(0, -420, 172),
        (colours.lighter(objects.BRASS, 0.4), colours.darker(objects.BRASS, 0.4)),
        angle=50,
    )
    sheet.fill(face, (room.pale, colours.mix(room.pale, objects.BRASS, 0.25)))
    marks = Stencil(x, y)
    for n in range(60):
        a = math.tau * n / 60
        inner = 126 if n % 5 == 0 else 140
        marks.line(
            [
                (inner * math.cos(a), -420 + inner * math.sin(a)),
                (148 * math.cos(a), -420 + 148 * math.sin(a)),
            ],
            7 if n % 15 == 0 else (4.5 if n % 5 == 0 else 1.8),
        )
    sheet.fill(marks, room.shade)
    hour = sheet.rng.uniform(0, 12)
    for share, long, wide in ((hour / 12, 84, 15), (hour % 1, 124, 10)):
        hand = geometry.ribbon([(0, 22), (0, -long * 0.6), (0, -long)], (wide * 0.6, wide, 1.5))
        sheet.fill(Stencil(x + 4, y - 414, 1, 360 * share).poly(hand), room.shade, alpha=0.25)
        sheet.fill(Stencil(x, y - 420, 1, 360 * share).poly(hand), room.accent if long > 100 else room.shade)
    sheet.fill(Stencil(x, y).oval(0, -420, 11), objects.BRASS)
    window = Stencil(x, y).box(-112, -238, 112, -84, 14)
    sheet.fill(window, (colours.darker(objects.WOOD, 0.7), colours.darker(objects.WOOD, 0.5)))
    swing = sheet.rng.uniform(-40, 40)
    sheet.fill(Stencil(x, y).line([(0, -238), (swing, -140)], 6), objects.BRASS)
    bob = Stencil(x, y).oval(swing, -130, 38)
    objects.solid(sheet, room, bob, objects.BRASS, angle=45)
    sheet.fill(
        Stencil(x, y).poly([(-112, -200), (-60, -238), (10, -238), (-112, -130)]), room.pale, alpha=0.14
    )


def letter(sheet: Sheet, room: Room) -> None:
    page = Stencil(640, 640, 1, -9).box(-330, -300, 330, 260, 4)
    sheet.fill(Stencil(670, 672, 1, -9).box(-330, -300, 330, 260, 4), room.shade, alpha=0.4, blur=16)
    objects.solid(sheet, room, page, room.pale, depth=0.2)
    lines = Stencil(640, 640, 1, -9)
    for n in range(9):
        y = -230 + n * 46
        wave = [
            (-270 + k * 9, y + 5 * math.sin(k * 1.7 + n) * (1 if k % 9 else 0))
            for k in range(int(sheet.rng.uniform(40, 60)))
        ]
        lines.line(wave, 3)
    sheet.fill(lines, room.second, alpha=0.55)
    place = (900.0, 760.0, 1.0, 7.0)
    sheet.fill(
        Stencil(place[0] + 26, place[1] + 32, *place[2:]).box(-340, -210, 340, 210, 5),
        room.shade,
        alpha=0.5,
        blur=16,
    )
    paper = colours.mix(room.pale, room.third, 0.25)
    objects.solid(sheet, room, Stencil(*place).box(-340, -210, 340, 210, 5), paper, depth=0.35)
    for points, tone in (
        ([(-340, 210), (-20, -10), (20, -10), (340, 210)], 0.08),
        ([(-340, -210), (0, 60), (340, -210)], 0.0),
    ):
        flap = Stencil(*place).poly(points)
        sheet.fill(
            Stencil(place[0] + 3, place[1] + 9, *place[2:]).poly(points), room.shade, alpha=0.3, blur=6
        )
        sheet.fill(flap, (colours.darker(paper, tone), colours.lighter(paper, 0.2)))
    sheet.fill(Stencil(place[0] + 5, place[1] + 8, *place[2:]).oval(0, 44, 58), room.shade, alpha=0.4, blur=5)
    seal = Stencil(*place).poly(geometry.blob(sheet.rng, 0, 40, 58, wobble=0.07, knots=12))
    objects.solid(sheet, room, seal, room.accent, angle=45)
    sheet.fill(
        Stencil(*place).oval(0, 40, 40).oval(0, 40, 35, hole=True).poly(geometry.star(0, 40, 30, 10, 8)),
        colours.darker(room.accent, 0.45),
    )
    pen = (330.0, 830.0, 1.0, -34.0)
    sheet.fill(
        Stencil(pen[0] + 20, pen[1] + 26, *pen[2:]).box(-230, -12, 240, 14, 10), room.shade, alpha=0.4, blur=8
    )
    objects.solid(sheet, room, Stencil(*pen).box(-120, -16, 250, 16, 14), room.shade, angle=90)
    sheet.fill(
        Stencil(*pen).poly([(-120, -15), (-170, -9), (-240, 0), (-170, 9), (-120, 15)]),
        (colours.lighter(objects.BRASS, 0.3), objects.BRASS),
    )
    sheet.fill(Stencil(*pen).box(-128, -17, -116, 17).box(40, -17, 50, 17), objects.BRASS)
