"""A railway station under its glass."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry, streets
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def station(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit = -1 if light[0] < 750 else 1
    iron = hour.depth(0.95)
    sheet.wash((iron, colours.mix(iron, hour.depth(0.5), 0.6)))
    for n, (rx, ry) in enumerate(((860, 690), (640, 520), (470, 390), (350, 296))):
        glass = Stencil().poly(geometry.arc(750, 700, rx, ry, 180, 360, 48))
        tone = colours.mix(hour.sky[min(n, len(hour.sky) - 1)], hour.depth(0.6), 0.5 - n * 0.15)
        sheet.fill(glass, (tone, colours.mix(tone, hour.horizon, 0.35 + 0.15 * n)))
        _ribs(sheet, (rx, ry), iron, 9 - n)
    sheet.glow(750, 640, 420, hour.horizon, 0.9, 1.6)
    floor = Stencil().poly(
        [(LEFT, 760), (560, 700), (940, 700), (RIGHT, 760), (RIGHT, BOTTOM), (LEFT, BOTTOM)]
    )
    sheet.fill(floor, (colours.mix(hour.horizon, hour.depth(0.4), 0.4), hour.shade))
    for x in (-430, -120, 260, 520):
        ray = Stencil().poly(
            [
                (750 + x * 0.5, 120),
                (750 + x * 0.5 + 70, 110),
                (750 + x + 320 * -lit, BOTTOM),
                (750 + x - 120 + 320 * -lit, BOTTOM),
            ]
        )
        sheet.shade(ray, hour.orb, angle=-90, start=0, end=1.1, alpha=0.24, grain=0.3)
    _train(sheet, hour, lit)
    _clock(sheet, hour, (750, 268))
    for y in sorted(sheet.rng.uniform(735, 985) for _ in range(15)):
        across = 750 + sheet.rng.uniform(-0.95, 0.95) * (250 + (y - 700) * 1.7) + lit * 120
        streets.passer(sheet, hour, (across, y), 70 + (y - 700) * 1.0, lit)


def _ribs(sheet: Sheet, reach: tuple[float, float], iron: colours.Colour, thick: float) -> None:
    rx, ry = reach
    ribs = Stencil().line(geometry.arc(750, 700, rx, ry, 180, 360, 60), thick * 1.6)
    ribs.line(geometry.arc(750, 700, rx * 0.93, ry * 0.93, 180, 360, 60), thick * 0.5)
    for n in range(1, 18):
        angle = math.pi + math.pi * n / 18
        ribs.line(
            [(750 + rx * s * math.cos(angle), 700 + ry * s * math.sin(angle)) for s in (0.74, 1)], thick * 0.4
        )
    sheet.fill(ribs, iron)


def _train(sheet: Sheet, hour: Hour, lit: int) -> None:
    side, body, glass, belt = -lit, Stencil(), Stencil(), Stencil()
    body.poly([(750 + side * x, y) for x, y in ((190, 712), (190, 600), (900, 380), (900, 1080), (430, 860))])
    for n in range(6):
        a, b = 0.1 + n * 0.16, 0.1 + n * 0.16 + 0.115
        glass.poly(
            [
                (750 + side * (190 + 710 * s), 600 - 220 * s + (118 + 470 * s) * k)
                for s, k in ((a, 0.2), (b, 0.2), (b, 0.45), (a, 0.45))
            ]
        )
    belt.poly(
        [
            (750 + side * (190 + 710 * s), 600 - 220 * s + (118 + 470 * s) * k)
            for s, k in ((0, 0.54), (1, 0.54), (1, 0.6), (0, 0.6))
        ]
    )
    sheet.fill(body, (hour.depth(0.75), hour.ink))
    sheet.shade(body, hour.horizon, angle=180 if side > 0 else 0, start=0.4, end=1.1, alpha=0.5)
    sheet.fill(glass, hour.lamp, alpha=0.95)
    sheet.fill(belt, hour.accent)


def _clock(sheet: Sheet, hour: Hour, spot: Point) -> None:
    x, y = spot
    sheet.fill(Stencil().line([(x, y - 420), (x, y)], 7).oval(x, y, 66), hour.ink)
    sheet.fill(Stencil().oval(x, y, 57), hour.pale)
    hands = Stencil().line([(x, y), (x + 22, y - 22)], 7).line([(x, y), (x - 8, y - 44)], 5)
    for n in range(12):
        angle = math.tau * n / 12
        hands.line([(x + math.cos(angle) * r, y + math.sin(angle) * r) for r in (45, 52)], 3)
    sheet.fill(hands, hour.ink)
