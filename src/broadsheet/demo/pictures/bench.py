"""Machines and benches: a lorry, a loom, a laboratory."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil

WOOD = colours.of("#9a6a40")


def truck(sheet: Sheet, hour: Hour, foot: Point, s: float, light: Point, paint: Colour, flip: bool) -> None:
    """A lorry with its trailer, seen from the side; `foot` is where its middle wheels stand."""
    sheet.fill(Stencil(*foot, s, flip=flip).oval(10, 2, 380, 15), hour.ink, alpha=0.5, blur=6)
    trailer, cab, glass, under, tyres, hubs = (Stencil(*foot, s, flip=flip) for _ in range(6))
    trailer.box(-350, -248, 176, -58, 5)
    cab.poly(
        geometry.smooth(
            [(194, -46), (194, -214), (214, -238), (286, -238), (322, -150), (340, -132), (342, -46)], steps=4
        )
    )
    glass.poly([(226, -220), (280, -220), (306, -150), (226, -150)])
    under.box(-346, -60, 340, -38).box(-360, -66, -340, -30)
    for x in (-300, -232, 128, 288):
        tyres.oval(x, -30, 32)
        hubs.oval(x, -30, 14)
    pale = colours.mix(hour.pale, hour.shade, 0.12)
    away = 0 if (light[0] < foot[0]) != flip else 180
    sheet.fill(under, hour.ink)
    sheet.fill(trailer, (pale, colours.mix(pale, hour.shade, 0.3)))
    sheet.shade(trailer, hour.shade, angle=away, start=0.2, end=1.3, alpha=0.5)
    sheet.fill(
        Stencil(*foot, s, flip=flip).poly([(-350, -120), (-120, -248), (-40, -248), (-350, -76)]),
        paint,
        alpha=0.85,
    )
    ribs = Stencil(*foot, s, flip=flip)
    for n in range(1, 12):
        ribs.line([(-350 + n * 44, -246), (-350 + n * 44, -60)], 1.5)
    sheet.fill(ribs, hour.shade, alpha=0.3)
    sheet.fill(cab, (colours.lighter(paint, 0.12), colours.darker(paint, 0.25)))
    sheet.shade(cab, hour.ink, angle=away, start=0.3, end=1.2, alpha=0.6)
    sheet.fill(glass, (hour.sky[0], hour.horizon))
    sheet.fill(tyres, hour.ink)
    sheet.fill(hubs, colours.mix(hour.pale, hour.shade, 0.4))
    lamp = Stencil(*foot, s, flip=flip).box(330, -84, 344, -64, 4)
    sheet.fill(lamp, hour.lamp)
    if hour.name != "day":
        sheet.glow(foot[0] + (345 if not flip else -345) * s, foot[1] - 74 * s, 110 * s, hour.lamp, 0.7)


def _room(hour: Hour) -> Room:
    wall = colours.mix(hour.depth(0.35), hour.pale, 0.15)
    return Room(
        wall,
        colours.mix(wall, hour.horizon, 0.6),
        colours.mix(WOOD, hour.depth(0.7), 0.25),
        colours.mix(WOOD, hour.ink, 0.45),
        hour.ink,
        colours.lighter(hour.pale, 0.3),
        hour.accent,
        hour.depth(0.75),
        colours.of("#c9953f"),
    )


def loom(sheet: Sheet, hour: Hour, _light: Point) -> None:
    """A handloom from the front: warp running up to the beam, half the cloth woven."""
    room = _room(hour)
    sheet.wash((room.wall, room.glow))
    sheet.glow(320, 250, 900, room.pale, 0.6, 1.7, grain=0.3)
    tones = [hour.accent, room.third, room.second, room.pale, colours.darker(hour.accent, 0.4), room.pale]
    _warp(sheet, room)
    _cloth(sheet, room, tones)
    frame = Stencil().box(225, -60, 285, 1100).box(1215, -60, 1275, 1100)
    beams = Stencil().box(180, 120, 1320, 178, 10).box(180, 905, 1320, 970, 14).box(250, 420, 1250, 452, 4)
    for part in (frame, beams):
        sheet.fill(
            Stencil().poly([(x + 16, y + 18) for points, _, _ in part.cuts[:1] for x, y in points]),
            room.shade,
            alpha=0.3,
            blur=8,
        )
        objects.solid(sheet, room, part, WOOD, depth=0.6)
    reed = Stencil().box(300, 452, 1200, 486, 3)
    sheet.fill(reed, colours.darker(WOOD, 0.5))
    teeth = Stencil()
    for n in range(150):
        teeth.line([(304 + n * 6, 455), (304 + n * 6, 484)], 1.5)
    sheet.fill(teeth, room.pale, alpha=0.5)
    _shuttle(sheet, room, (880, 560))


def _warp(sheet: Sheet, room: Room) -> None:
    for tone, start in ((room.pale, 0), (colours.mix(room.pale, room.shade, 0.35), 1)):
        threads = Stencil()
        for n in range(start, 180, 2):
            x = 310 + n * 4.9
            threads.line([(x, 150), (x + (3 if start else -3), 420), (x, 580)], 2.4)
        sheet.fill(threads, tone)


def _cloth(sheet: Sheet, room: Room, tones: list[Colour]) -> None:
    y, n = 572.0, 0
    while y < 925:
        thick = (46, 12, 30, 8, 58, 12)[n % 6]
        band = Stencil().box(304, y, 1196, y + thick)
        sheet.fill(band, tones[n % 6])
        if thick > 40:
            marks = Stencil()
            for k in range(22):
                x = 304 + 892 * (k + 0.5) / 22
                marks.poly([(x, y + 6), (x + 16, y + thick / 2), (x, y + thick - 6), (x - 16, y + thick / 2)])
            sheet.fill(marks, tones[(n + 3) % 6])
        y, n = y + thick, n + 1
    picks = Stencil()
    for k in range(88):
        picks.line([(304, 574 + k * 4), (1196, 574 + k * 4)], 1.2)
    sheet.fill(picks, room.shade, alpha=0.2)
    whole = Stencil().box(304, 572, 1196, 930)
    sheet.shade(whole, room.shade, angle=25, start=0.35, end=1.2, alpha=0.55)


def _shuttle(sheet: Sheet, room: Room, spot: Point) -> None:
    hull = geometry.smooth([(-150, 0), (-90, -26), (90, -26), (150, 0), (90, 26), (-90, 26)], steps=6)
    sheet.fill(Stencil(spot[0] + 14, spot[1] + 20, 1, -7).poly(hull), room.shade, alpha=0.45, blur=8)
    objects.solid(sheet, room, Stencil(*spot, 1, -7).poly(hull), colours.of("#c08a4e"), angle=80)
    sheet.fill(Stencil(*spot, 1, -7).box(-66, -13, 66, 13, 10), room.shade)
    objects.solid(sheet, room, Stencil(*spot, 1, -7).box(-56, -10, 56, 10, 9), room.accent, angle=90)
    thread = geometry.smooth(
        [(spot[0] - 140, spot[1] + 18), (spot[0] - 300, spot[1] + 40), (310, 574)], closed=False
    )
    sheet.fill(Stencil().line(thread, 3), room.accent)


def laboratory(sheet: Sheet, hour: Hour, _light: Point) -> None:
    room = _room(hour)
    sheet.wash((room.wall, room.glow), TOP, 700)
    sheet.glow(420, 260, 900, room.pale, 0.7, 1.7, grain=0.3)
    shelf = Stencil().box(LEFT, 250, RIGHT, 266)
    sheet.fill(shelf, colours.mix(room.wall, room.shade, 0.5))
    for x in range(40, 1500, 92):
        _bottle(sheet, room, (x + sheet.rng.uniform(-12, 12), 250), sheet.rng.uniform(0.5, 0.8))
    sheet.wash((room.pale, colours.mix(room.pale, room.second, 0.35)), 700, BOTTOM)
    liquids = [hour.accent, room.third, colours.mix(room.second, room.pale, 0.2), colours.of("#6f9a7a")]
    _rack(sheet, room, (1080, 780), liquids)
    _flask(sheet, room, (320, 840), 1.35, liquids[1], True)
    _flask(sheet, room, (560, 900), 1.15, liquids[0], False)
    _microscope(sheet, room, (830, 850))
    _flask(sheet, room, (1250, 920), 1.0, liquids[3], True)


def _bottle(sheet: Sheet, room: Room, foot: Point, s: float) -> None:
    tone = colours.mix(sheet.rng.choice((room.second, room.third, room.accent, room.glow)), room.wall, 0.45)
    shape = (
        Stencil(*foot, s)
        .poly(objects.turned([(44, 0), (46, 110), (18, 146), (18, 176)]))
        .box(-24, -192, 24, -172, 3)
    )
    sheet.fill(shape, (colours.lighter(tone, 0.2), tone))
    sheet.shade(shape, room.shade, angle=0, start=0.4, end=1.2, alpha=0.45)
    sheet.fill(Stencil(*foot, s).box(-34, -84, 34, -30, 3), room.pale, alpha=0.7)


def _flask(sheet: Sheet, room: Room, foot: Point, s: float, liquid: Colour, cone: bool) -> None:
    objects.cast(sheet, room, foot, 220 * s, 0.6, 0.1)
    profile = (
        [(112, 0), (118, 14), (40, 200), (28, 220), (28, 300), (36, 306)]
        if cone
        else [(50, 0), (116, 60), (120, 130), (76, 204), (28, 232), (28, 330), (36, 336)]
    )
    outline = objects.turned(profile, smooth=not cone)
    level = [(108, 6), (112, 16), (74, 112)] if cone else [(48, 6), (108, 62), (113, 118)]
    sheet.fill(Stencil(*foot, s).poly(outline), room.pale, alpha=0.5)
    fluid = Stencil(*foot, s).poly(objects.turned(level, smooth=not cone))
    objects.solid(sheet, room, fluid, liquid, depth=0.6)
    sheet.fill(Stencil(*foot, s).oval(0, -level[-1][1], level[-1][0], 11), colours.lighter(liquid, 0.35))
    sheet.fill(Stencil(*foot, s).line([*outline, outline[0]], 3.5), room.second, alpha=0.65)
    objects.shine(
        sheet,
        room,
        [(-profile[1][0] * 0.72, -30), (-profile[1][0] * 0.55, -90), (-26, -190)],
        10,
        (*foot, s),
        0.85,
    )
    bubbles = Stencil(*foot, s)
    for _ in range(9):
        bubbles.oval(sheet.rng.uniform(-50, 50), -sheet.rng.uniform(20, 96), sheet.rng.uniform(2, 7))
    sheet.fill(bubbles, room.pale, alpha=0.6)


def _rack(sheet: Sheet, room: Room, foot: Point, liquids: list[Colour]) -> None:
    x, y = foot
    objects.cast(sheet, room, (x, y + 30), 420, 0.3, 0.06)
    for n in range(6):
        left = x - 200 + n * 72
        tall = sheet.rng.uniform(50, 120)
        sheet.fill(Stencil().box(left - 18, y - 210, left + 18, y + 14, 18), room.pale, alpha=0.65)
        objects.solid(
            sheet, room, Stencil().box(left - 15, y - tall, left + 15, y + 11, 15), liquids[n % 4], depth=0.5
        )
        sheet.fill(Stencil().box(left - 11, y - 195, left - 6, y - 10, 3), room.pale, alpha=0.9)
    wood = (
        Stencil()
        .box(x - 240, y - 130, x + 200, y - 106, 5)
        .box(x - 240, y + 10, x + 200, y + 38, 5)
        .box(x - 244, y - 150, x - 222, y + 38, 4)
        .box(x + 182, y - 150, x + 204, y + 38, 4)
    )
    objects.solid(sheet, room, wood, WOOD, depth=0.5)


def _microscope(sheet: Sheet, room: Room, foot: Point) -> None:
    objects.cast(sheet, room, foot, 300, 0.5, 0.12)
    dark = colours.mix(room.shade, room.second, 0.35)
    arm = Stencil(*foot, 1.25).poly(
        geometry.ribbon(
            geometry.smooth([(70, -20), (118, -150), (96, -270), (20, -330)], closed=False), (46, 40, 38, 34)
        )
    )
    base = Stencil(*foot, 1.25).poly(
        geometry.smooth([(-130, 0), (-126, -28), (40, -40), (130, -28), (134, 0)], steps=5)
    )
    stage = Stencil(*foot, 1.25).box(-116, -134, 92, -116, 4).box(-30, -112, 10, -40, 4)
    tube = Stencil(*foot, 1.25).box(-38, -430, 18, -232, 8).box(-30, -240, 10, -166, 5)
    eye = Stencil(*foot, 1.25).box(-46, -468, 26, -424, 8)
    knob = Stencil(*foot, 1.25).oval(104, -190, 30)
    for part, paint in (
        (arm, dark),
        (base, dark),
        (stage, dark),
        (tube, room.pale),
        (eye, dark),
        (knob, objects.STEEL),
    ):
        objects.solid(sheet, room, part, paint)
    sheet.fill(Stencil(*foot, 1.25).box(-60, -140, 20, -134), room.accent)
