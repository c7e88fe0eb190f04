"""A violin and a microphone."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def violin(sheet: Sheet, room: Room) -> None:
    place = (760.0, 560.0, 1.12, 24.0)
    varnish = colours.of("#b5622c")
    half = [
        (0, -200),
        (86, -186),
        (126, -120),
        (104, -52),
        (74, 0),
        (96, 48),
        (152, 118),
        (140, 210),
        (70, 262),
        (0, 268),
    ]
    outline = geometry.smooth([*half, *[(-px, py) for px, py in half[-2:0:-1]]], steps=8)
    for dx, dy, blur in ((70, 60, 16), (14, 14, 0)):
        tone = room.shade if blur else colours.darker(varnish, 0.6)
        sheet.fill(
            Stencil(place[0] + dx, place[1] + dy, *place[2:]).poly(outline),
            tone,
            alpha=0.5 if blur else 1,
            blur=blur,
        )
    sheet.fill(
        Stencil(place[0] + 40, place[1] + 40, *place[2:]).poly(
            geometry.ribbon([(0, -190), (0, -520)], (40, 30))
        ),
        room.shade,
        alpha=0.4,
        blur=12,
    )
    objects.solid(sheet, room, Stencil(*place).poly(outline), varnish, angle=10, start=0.4)
    edge = Stencil(*place).line(
        [(px * 0.94, 28 + (py - 28) * 0.95) for px, py in [*outline, outline[0]]], 2.4
    )
    sheet.fill(edge, colours.darker(varnish, 0.6))
    dark = (
        Stencil(*place)
        .poly(geometry.ribbon([(0, 20), (0, -430)], (50, 30)))
        .poly([(-20, 120), (20, 120), (34, 236), (-34, 236)])
    )
    for side in (-1, 1):
        hole = geometry.smooth(
            [(side * 50, 10), (side * 62, 30), (side * 56, 70), (side * 70, 104)], closed=False
        )
        dark.poly(geometry.ribbon(hole, (5, 9, 9, 5))).oval(side * 49, 14, 7).oval(side * 72, 100, 8)
    sheet.fill(dark, colours.mix(room.shade, colours.INK, 0.6))
    bridge = Stencil(*place).poly([(-44, 66), (44, 66), (40, 52), (-40, 52)])
    sheet.fill(bridge, colours.of("#e3c48c"))
    head = Stencil(*place).poly(geometry.ribbon([(0, -425), (0, -510)], (32, 24))).oval(0, -530, 26)
    objects.solid(sheet, room, head, varnish)
    pegs = Stencil(*place)
    for n, side in ((0, -1), (1, 1), (2, -1), (3, 1)):
        pegs.line([(0, -440 - n * 20), (side * 52, -446 - n * 20)], 9).oval(side * 58, -446 - n * 20, 12, 9)
    sheet.fill(pegs, room.shade)
    strings = Stencil(*place)
    for n in range(4):
        strings.line([(-12 + n * 8, -480), (-21 + n * 14, 56), (-15 + n * 10, 130)], 2)
    sheet.fill(strings, room.pale, alpha=0.85)
    bow = Stencil(1130, 600, 1.12, 14).poly(
        geometry.ribbon(geometry.smooth([(0, 380), (12, 0), (0, -420)], closed=False), (15, 11, 9))
    )
    sheet.fill(Stencil(1130, 600, 1.12, 14).line([(-20, 360), (-20, -404)], 7), room.pale)
    objects.solid(sheet, room, bow, colours.darker(objects.WOOD, 0.2))
    sheet.fill(Stencil(1130, 600, 1.12, 14).box(-28, 330, 10, 374, 6).box(-26, -416, 6, -398, 3), room.shade)


def microphone(sheet: Sheet, room: Room) -> None:
    x, y = 750.0, 870.0
    objects.cast(sheet, room, (x, y), 330, 0.6, 0.16)
    base = Stencil(x, y).oval(0, 0, 165, 32).poly([(-165, 0), (-30, -34), (30, -34), (165, 0)])
    objects.solid(sheet, room, base, colours.mix(room.shade, objects.STEEL, 0.25))
    stand = Stencil(x, y).box(-11, -300, 11, -24)
    yoke = Stencil(x, y).poly(geometry.ribbon(geometry.arc(0, -430, 152, 150, 0, 180, 40), (17,)))
    for part in (stand, yoke):
        objects.solid(sheet, room, part, objects.STEEL)
    body = Stencil(x, y).box(-122, -760, 122, -330, 118)
    objects.solid(sheet, room, body, objects.STEEL, angle=8, start=0.3)
    slots = Stencil(x, y)
    for n in range(7):
        at = -90 + n * 30
        reach = 92 * math.sqrt(max(0.05, 1 - (at / 122) ** 2))
        slots.box(at - 8, -640 - reach, at + 8, -590, 8).box(at - 8, -500, at + 8, -448 + reach, 8)
    sheet.fill(slots, room.shade, alpha=0.9)
    belt = Stencil(x, y).box(-128, -582, 128, -508, 8)
    objects.solid(sheet, room, belt, room.accent)
    sheet.fill(Stencil(x, y).box(-128, -574, 128, -568).box(-128, -522, 128, -516), objects.BRASS)
    knobs = Stencil(x, y).oval(-152, -430, 20).oval(152, -430, 20)
    objects.solid(sheet, room, knobs, objects.BRASS)
    objects.shine(sheet, room, [(-88, -400), (-96, -560), (-78, -690)], 12, (x, y, 1), 0.75)
    cable = geometry.smooth(
        [(x + 120, y - 4), (x + 330, y + 46), (x + 480, y - 20), (1700, y + 70)], closed=False
    )
    sheet.fill(Stencil().poly(geometry.ribbon(cable, (11,))), room.shade)
