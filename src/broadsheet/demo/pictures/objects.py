"""The making of solid things: turned shapes, cast shadows, light from the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

BRASS, WOOD, CLAY, STEEL = colours.row("#c9a14e #7a4a2c #b98a5c #b4b8b6")


class Room(NamedTuple):
    wall: Colour
    glow: Colour
    table: Colour
    near: Colour
    shade: Colour
    pale: Colour
    accent: Colour
    second: Colour
    third: Colour


def cast(sheet: Sheet, room: Room, foot: Point, wide: float, long: float = 1.0, lift: float = 0.16) -> None:
    """The shadow a thing throws to the right, soft and longer than the thing is wide."""
    x, y = foot
    half = wide / 2
    shape = geometry.smooth(
        [
            (x - half, y - 4),
            (x + half * 0.4, y - wide * lift),
            (x + half + wide * long, y - wide * lift * 0.8),
            (x + half + wide * long, y + wide * lift * 0.2),
            (x + half * 0.6, y + wide * lift * 0.62),
            (x - half * 0.9, y + wide * lift * 0.42),
        ]
    )
    sheet.fill(Stencil().poly(shape), room.shade, alpha=0.38, blur=9)
    sheet.fill(Stencil().oval(x, y, half * 1.02, wide * 0.055), room.shade, alpha=0.45, blur=4)


def solid(
    sheet: Sheet,
    room: Room,
    shape: Stencil,
    paint: Colour,
    *,
    depth: float = 0.8,
    start: float = 0.35,
    angle: float = 12,
) -> None:
    """Fill and round a shape: bright towards the window, grainy shade away from it."""
    sheet.fill(shape, (colours.lighter(paint, 0.16), paint), angle=30)
    sheet.shade(
        shape,
        colours.mix(colours.darker(paint, 0.65), room.shade, 0.5),
        angle=angle,
        start=start,
        end=1.08,
        alpha=depth,
    )
    sheet.shade(shape, colours.lighter(paint, 0.6), angle=180 + angle, start=0.72, end=1.25, alpha=0.45)


def turned(profile: Sequence[Point], smooth: bool = True) -> list[Point]:
    """The outline of something made on a lathe: (half width, height) from the foot up."""
    side = geometry.smooth(list(profile), closed=False, steps=8) if smooth else list(profile)
    return [(w, -h) for w, h in side] + [(-w, -h) for w, h in side[::-1]]


def mouth(
    sheet: Sheet,
    room: Room,
    foot: Point,
    scale: float,
    height: float,
    wide: float,
    paint: Colour,
    squash: float = 0.22,
) -> None:
    """The open top of a vessel, seen a little from above."""
    x, y = foot[0], foot[1] - height * scale
    sheet.fill(Stencil().oval(x, y, wide * scale, wide * squash * scale), colours.lighter(paint, 0.3))
    inside = Stencil().oval(x, y + 1.5 * scale, wide * 0.9 * scale, wide * squash * 0.84 * scale)
    sheet.fill(inside, (colours.darker(paint, 0.7), colours.darker(paint, 0.35)))


def shine(
    sheet: Sheet,
    room: Room,
    points: Sequence[Point],
    width: float,
    place: tuple[float, float, float],
    alpha: float = 0.6,
) -> None:
    line = geometry.ribbon(geometry.smooth(list(points), closed=False), (1, width, width * 0.8, 1))
    sheet.fill(Stencil(*place).poly(line), room.pale, alpha=alpha)


def steam(sheet: Sheet, room: Room, spot: Point, tall: float) -> None:
    for n in range(3):
        x, sway = spot[0] + (n - 1) * tall * 0.13, tall * 0.09 * (1 if n % 2 else -1)
        curl = geometry.smooth(
            [
                (x, spot[1]),
                (x + sway, spot[1] - tall * 0.3),
                (x - sway, spot[1] - tall * 0.62),
                (x + sway * 0.7, spot[1] - tall),
            ],
            closed=False,
        )
        sheet.fill(
            Stencil().poly(geometry.ribbon(curl, (2, tall * 0.06, tall * 0.045, 1))),
            room.pale,
            alpha=0.42,
            blur=5,
        )
