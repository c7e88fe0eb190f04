"""Things of the desk, the press and the stage."""

from __future__ import annotations

import itertools
import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def books(sheet: Sheet, room: Room) -> None:
    rng, y = sheet.rng, 860.0
    tones = [
        room.accent,
        room.second,
        room.third,
        colours.mix(room.second, room.pale, 0.5),
        colours.darker(room.accent, 0.4),
    ]
    objects.cast(sheet, room, (620, y), 620, 0.5, 0.1)
    for n in range(5):
        wide, thick = rng.uniform(430, 600), rng.uniform(52, 78)
        x = 600 + rng.uniform(-44, 44)
        _lying(sheet, room, (x, y), wide, thick, tones[n % 5])
        y -= thick
    objects.cast(sheet, room, (1130, 850), 240, 0.4)
    for n, (x, tall, turn) in enumerate(((1010, 420, 0), (1086, 380, 0), (1170, 440, 7))):
        _standing(sheet, room, (x, 850), 70, tall, turn, tones[(n + 2) % 5])
    cup = Stencil(560, y, 0.8).poly(objects.turned([(60, 0), (70, 30), (74, 120)]))
    objects.solid(sheet, room, cup, room.pale)
    objects.mouth(sheet, room, (560, y), 0.8, 120, 74, room.pale)


def _lying(sheet: Sheet, room: Room, foot: Point, wide: float, thick: float, paint: Colour) -> None:
    x, y = foot
    cover = Stencil().box(x - wide / 2, y - thick, x + wide / 2, y, 9)
    objects.solid(sheet, room, cover, paint, depth=0.6)
    pages = Stencil().box(x + wide * 0.2, y - thick + 8, x + wide / 2 + 2, y - 8, 3)
    sheet.fill(pages, (room.pale, colours.mix(room.pale, room.shade, 0.3)))
    leaves, bands = Stencil(), Stencil()
    for n in range(1, 6):
        leaves.line(
            [(x + wide * 0.21, y - 8 - (thick - 16) * n / 6), (x + wide / 2, y - 8 - (thick - 16) * n / 6)],
            1.5,
        )
    for at in (-0.42, -0.38, 0.1):
        bands.box(x + wide * at, y - thick, x + wide * (at + 0.018), y)
    sheet.fill(leaves, room.shade, alpha=0.3)
    sheet.fill(bands, objects.BRASS, alpha=0.9)


def _standing(
    sheet: Sheet, room: Room, foot: Point, wide: float, tall: float, turn: float, paint: Colour
) -> None:
    spine = Stencil(*foot, 1, turn).box(-wide / 2, -tall, wide / 2, 0, 5)
    objects.solid(sheet, room, spine, paint, depth=0.7)
    marks = Stencil(*foot, 1, turn)
    for at in (0.1, 0.14, 0.62, 0.84):
        marks.box(-wide / 2, -tall + tall * at, wide / 2, -tall + tall * at + 5)
    marks.oval(0, -tall * 0.62, wide * 0.2)
    sheet.fill(marks, objects.BRASS, alpha=0.9)


def film_reel(sheet: Sheet, room: Room) -> None:
    x, y, r = 600.0, 520.0, 330.0
    sheet.fill(Stencil().oval(x + 90, 862, 330, 36), room.shade, alpha=0.45, blur=9)
    strip = geometry.smooth(
        [(x + 250, y + 220), (1010, 860), (1180, 700), (1340, 800), (1560, 640)], closed=False, steps=18
    )
    film = Stencil().poly(geometry.ribbon(strip, (92,)))
    sheet.fill(film, (colours.mix(room.shade, objects.WOOD, 0.3), room.shade))
    frames, holes = Stencil(), Stencil()
    for (ax, ay), (bx, by) in list(itertools.pairwise(strip))[::1]:
        turn = math.degrees(math.atan2(by - ay, bx - ax))
        holes.poly(geometry.moved(geometry.box(-6, -42, 6, -32, 2), ax, ay, 1, turn)).poly(
            geometry.moved(geometry.box(-6, 32, 6, 42, 2), ax, ay, 1, turn)
        )
    for (ax, ay), (bx, by) in list(itertools.pairwise(strip))[::3]:
        frames.poly(
            geometry.moved(
                geometry.box(-25, -24, 25, 24, 4), ax, ay, 1, math.degrees(math.atan2(by - ay, bx - ax))
            )
        )
    sheet.fill(frames, (room.third, room.accent), alpha=0.85)
    sheet.fill(holes, room.pale, alpha=0.85)
    sheet.fill(Stencil().oval(x + 16, y + 12, r), room.shade)
    windings = Stencil().oval(x, y, r * 0.93)
    sheet.fill(windings, (colours.of("#4a3d38"), room.shade))
    rings = Stencil()
    for n in range(9):
        rings.line(geometry.arc(x, y, r * (0.4 + n * 0.06), r * (0.4 + n * 0.06), 0, 360, 60), 2)
    sheet.fill(rings, room.third, alpha=0.25)
    plate = Stencil().oval(x, y, r)
    for n in range(5):
        a = math.tau * n / 5 - 1.2
        plate.oval(x + r * 0.6 * math.cos(a), y + r * 0.6 * math.sin(a), r * 0.245, hole=True)
    plate.oval(x, y, r * 0.075, hole=True)
    objects.solid(sheet, room, plate, colours.of("#bfc0b8"), angle=45, start=0.4)
    sheet.fill(Stencil().line(geometry.arc(x, y, r * 0.97, r * 0.97, 0, 360, 80), 5), room.pale, alpha=0.6)
    sheet.fill(Stencil().oval(x, y, r * 0.15).oval(x, y, r * 0.075, hole=True), room.accent)


def curtain(sheet: Sheet, room: Room) -> None:
    red = room.accent
    sheet.wash((colours.darker(red, 0.75), colours.darker(red, 0.5)))
    x = LEFT
    while x < RIGHT:
        wide = sheet.rng.uniform(52, 104)
        sway = sheet.rng.uniform(-18, 18)
        fold = Stencil().poly(
            [
                *geometry.smooth([(x, TOP), (x + sway, 400), (x - sway * 0.4, 880)], closed=False),
                *geometry.smooth(
                    [(x + wide - sway * 0.4, 880), (x + wide + sway, 400), (x + wide, TOP)], closed=False
                ),
            ]
        )
        sheet.fill(
            fold,
            (colours.darker(red, 0.62), colours.lighter(red, 0.08), red, colours.darker(red, 0.7)),
            angle=0,
        )
        x += wide
    fringe = Stencil()
    for n in range(240):
        at = LEFT + n * 7.6
        fringe.line([(at, 866), (at + sheet.rng.uniform(-2, 2), 912 + sheet.rng.uniform(-5, 5))], 4)
    sheet.fill(Stencil().box(LEFT, 838, RIGHT, 872), (objects.BRASS, colours.darker(objects.BRASS, 0.45)))
    sheet.fill(fringe, (objects.BRASS, colours.darker(objects.BRASS, 0.5)))
    sheet.wash((colours.of("#6d4a30"), colours.of("#2a1b14")), 925, BOTTOM)
    for side in (-1, 1):
        _swag(sheet, side, red)
    beam = Stencil().poly([(480, TOP), (620, TOP), (1130, 960), (470, 960)])
    sheet.shade(beam, colours.of("#ffe3ae"), angle=90, start=-0.4, end=2.0, alpha=0.5, grain=0.3)
    sheet.glow(800, 965, 380, colours.of("#ffe3ae"), 0.75, 1.6, squash=0.16)


def _swag(sheet: Sheet, side: int, red: Colour) -> None:
    for n in range(5):
        far = 900 - n * 46
        edge = [
            (750 + side * far, TOP),
            *geometry.smooth(
                [
                    (750 + side * (far - 250 + n * 40), TOP),
                    (750 + side * (far - 180), 240),
                    (750 + side * (far + 40), 520),
                ],
                closed=False,
            ),
            (750 + side * (far + 160), 520),
        ]
        shape = Stencil().poly(edge)
        sheet.fill(shape, (colours.darker(red, 0.3), colours.darker(red, 0.66 - n * 0.06)))
        sheet.shade(
            shape, colours.lighter(red, 0.2), angle=0 if side < 0 else 180, start=0.3, end=1.3, alpha=0.5
        )
