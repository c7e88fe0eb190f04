"""Printing type and chess."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, objects
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def printing_type(sheet: Sheet, room: Room) -> None:
    """A case of wooden type that bears ornaments, not letters."""
    tray = Stencil(750, 560).poly([(-560, -190), (560, -190), (690, 400), (-690, 400)])
    sheet.fill(
        Stencil(790, 600).poly([(-560, -150), (600, -190), (740, 420), (-690, 430)]),
        room.shade,
        alpha=0.45,
        blur=14,
    )
    objects.solid(sheet, room, tray, objects.WOOD, depth=0.5)
    for row in range(4):
        near = 1 + row * 0.1
        y = 440 + row * 130 + row * row * 9
        for n in range(7):
            x = 750 + (n - 3) * 152 * near
            _block(sheet, room, (x, y), 128 * near, (n * 3 + row * 5 + sheet.rng.randrange(2)) % 7)


def _block(sheet: Sheet, room: Room, corner: Point, size: float, sign: int) -> None:
    x, y = corner
    h, d = size * 0.4, size * 0.17
    paint = colours.mix(
        sheet.rng.choice((colours.of("#d9b27a"), colours.of("#c99a5e"), colours.of("#e6c792"))),
        room.shade,
        0.06,
    )
    if sheet.rng.random() < 0.14:
        paint = room.accent
    sheet.fill(
        Stencil().poly(
            [(x - h, y + h * 0.8), (x + h, y + h * 0.8), (x + h, y + h * 0.8 + d), (x - h, y + h * 0.8 + d)]
        ),
        colours.darker(paint, 0.5),
    )
    top = Stencil().box(x - h, y - h * 0.8, x + h, y + h * 0.8, 3)
    objects.solid(sheet, room, top, paint, depth=0.35)
    ink = colours.darker(paint, 0.75) if paint != room.accent else room.pale
    sheet.fill(_ornament(sign, x, y, h * 0.62), ink, alpha=0.9)


def _ornament(sign: int, x: float, y: float, r: float) -> Stencil:
    mark, flat = Stencil(), 0.82
    shapes = {
        0: [geometry.star(0, 0, r, r * 0.42, 8)],
        1: [
            geometry.moved(
                geometry.smooth([(0, 0), (r * 0.34, -r * 0.5), (0, -r), (-r * 0.34, -r * 0.5)]),
                0,
                0,
                1,
                n * 90,
            )
            for n in range(4)
        ],
        2: [geometry.star(0, 0, r, r * 0.7, 2)],
        3: [geometry.box(-r, -r * 0.16, r, r * 0.16), geometry.box(-r * 0.16, -r, r * 0.16, r)],
        4: [geometry.arc(0, r * 0.4, r, r * 1.3, 180, 360)],
        5: [
            geometry.moved(
                geometry.smooth([(0, 0), (r * 0.26, -r * 0.5), (0, -r), (-r * 0.26, -r * 0.5)]),
                0,
                0,
                1,
                n * 60,
            )
            for n in range(6)
        ],
        6: [geometry.oval(0, 0, r * 0.86)],
    }
    for shape in shapes[sign]:
        mark.poly([(x + px, y + py * flat) for px, py in shape])
    if sign == 6:
        mark.poly([(x + px, y + py * flat) for px, py in geometry.oval(0, 0, r * 0.5)], hole=True).poly(
            [(x + px, y + py * flat) for px, py in geometry.oval(0, 0, r * 0.24)]
        )
    return mark


def chess(sheet: Sheet, room: Room) -> None:
    board = Stencil(750, 640).poly([(-560, 0), (560, 0), (900, 520), (-900, 520)])
    sheet.fill(board, colours.mix(room.pale, objects.WOOD, 0.2))
    dark = Stencil(750, 640)
    for row in range(8):
        a, b = 520 * (row / 8) ** 1.25, 520 * ((row + 1) / 8) ** 1.25
        for column in range(8):
            if (row + column) % 2:
                u, v = (column - 4) / 4, (column - 3) / 4
                dark.poly(
                    [
                        ((560 + 340 * a / 520) * u, a),
                        ((560 + 340 * a / 520) * v, a),
                        ((560 + 340 * b / 520) * v, b),
                        ((560 + 340 * b / 520) * u, b),
                    ]
                )
    sheet.fill(dark, colours.mix(room.second, room.shade, 0.4))
    sheet.shade(board, room.shade, angle=0, start=0.4, end=1.3, alpha=0.5)
    ivory, ebony = colours.of("#efdfbd"), colours.mix(room.shade, room.accent, 0.25)
    men = (
        (390, 740, 0.8, ebony, 0),
        (1120, 735, 0.78, ebony, 1),
        (930, 760, 0.9, ivory, 0),
        (560, 800, 1.0, ebony, 2),
        (1190, 850, 1.15, ivory, 0),
        (300, 890, 1.2, ivory, 3),
        (800, 905, 1.5, ivory, 2),
    )
    for x, y, s, paint, kind in men:
        _man(sheet, room, (x, y), s, paint, kind)


def _man(sheet: Sheet, room: Room, foot: Point, s: float, paint: Colour, kind: int) -> None:
    """A chess piece: pawn, rook, king or bishop."""
    objects.cast(sheet, room, foot, 120 * s, 1.4, 0.2)
    stem = [
        [(58, 0), (60, 16), (40, 40), (24, 80), (20, 130), (36, 146)],
        [(62, 0), (64, 18), (42, 50), (36, 150), (48, 190)],
        [(70, 0), (72, 20), (46, 56), (26, 130), (24, 236), (46, 256), (30, 268), (46, 322)],
        [(64, 0), (66, 20), (42, 54), (24, 120), (22, 196), (42, 214)],
    ][kind]
    body = Stencil(*foot, s).poly(objects.turned(stem))
    body.poly(geometry.oval(0, 0, stem[0][0], stem[0][0] * 0.2))
    if kind == 0:
        body.oval(0, -176, 40)
    elif kind == 1:
        body.box(-52, -240, -26, -186).box(-13, -240, 13, -186).box(26, -240, 52, -186).box(
            -52, -206, 52, -186
        )
    elif kind == 2:
        body.poly(geometry.arc(0, -322, 46, 20, 180, 360)).box(-5, -384, 5, -330).box(-19, -370, 19, -359)
    else:
        body.poly(
            geometry.smooth([(-32, -214), (-36, -250), (0, -306), (36, -250), (32, -214)], steps=8)
        ).oval(0, -314, 10)
        body.line([(4, -290), (26, -250)], 6, hole=True)
    objects.solid(sheet, room, body, paint, depth=0.9, angle=4)
    objects.shine(
        sheet,
        room,
        [(-stem[1][0] * 0.5, -26), (-stem[3][0] * 0.5, -stem[3][1]), (-stem[-1][0] * 0.5, -stem[-1][1])],
        6,
        (*foot, s),
        0.4,
    )
