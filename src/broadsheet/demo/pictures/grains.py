"""Round things under the microscope: pollen and viruses."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil


def scattered(sheet: Sheet, count: int, apart: float, tries: int = 30) -> list[tuple[float, float, float]]:
    """Places and sizes that keep clear of each other; the first ones are the largest."""
    spots: list[tuple[float, float, float]] = []
    for n in range(count):
        size = apart * (1 - 0.6 * n / count) * sheet.rng.uniform(0.85, 1.15)
        for _ in range(tries):
            x, y = sheet.rng.uniform(-20, 1520), sheet.rng.uniform(-20, 1020)
            if all(math.hypot(x - ox, y - oy) > (size + other) * 1.04 for ox, oy, other in spots):
                spots.append((x, y, size))
                break
    return spots


def pollen(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    for n, (x, y, size) in enumerate(scattered(sheet, 34, 190)):
        kind = sheet.rng.randrange(3)
        paint = (tones[5], colours.of("#e0a640"), tones[2], colours.of("#d88a4a"))[n % 4]
        (_spiked, _ridged, _netted)[kind](sheet, (x, y), size * 0.86, paint, tones)


def _ball(sheet: Sheet, body: Stencil, paint: Colour, tones: tuple[Colour, ...]) -> None:
    sheet.fill(body, (colours.lighter(paint, 0.35), paint))
    sheet.shade(body, tones[0], angle=48, start=0.3, end=0.95, alpha=0.9)


def _spiked(sheet: Sheet, middle: Point, size: float, paint: Colour, tones: tuple[Colour, ...]) -> None:
    spikes = Stencil().poly(geometry.star(*middle, size * 1.12, size * 0.84, 26))
    sheet.fill(spikes, colours.darker(paint, 0.15))
    body = Stencil().oval(*middle, size * 0.9)
    _ball(sheet, body, paint, tones)
    tips, shadows = Stencil(), Stencil()
    for ring, count in ((0.22, 6), (0.45, 12), (0.66, 18)):
        for n in range(count):
            angle = math.tau * n / count + ring * 3
            x, y = middle[0] + size * ring * math.cos(angle), middle[1] + size * ring * math.sin(angle)
            push = 1 + ring * 0.18
            tip = (middle[0] + (x - middle[0]) * push, middle[1] + (y - middle[1]) * push - size * 0.04)
            w = size * 0.05 * (1 - ring * 0.4)
            tips.poly([(x - w, y + w), (tip[0], tip[1] - w), (x + w, y + w)])
            shadows.oval(x + w, y + w * 1.4, w * 1.2, w * 0.7)
    sheet.fill(shadows, tones[0], alpha=0.35)
    sheet.fill(tips, colours.lighter(paint, 0.5), alpha=0.85)


def _ridged(sheet: Sheet, middle: Point, size: float, paint: Colour, tones: tuple[Colour, ...]) -> None:
    turn = sheet.rng.uniform(0, 180)
    body = Stencil(*middle, 1, turn).poly(geometry.oval(0, 0, size * 0.72, size))
    _ball(sheet, body, paint, tones)
    seams = Stencil(*middle, 1, turn)
    for bulge in (-0.62, -0.32, 0, 0.32, 0.62):
        line = [
            (
                bulge * size * 0.72 * math.cos(math.pi * t / 24 - math.pi / 2),
                size * 0.97 * math.sin(math.pi * t / 24 - math.pi / 2),
            )
            for t in range(25)
        ]
        seams.poly(geometry.ribbon(line, (1, size * 0.06, size * 0.075, size * 0.06, 1)))
    sheet.fill(seams, tones[0], alpha=0.5)


def _netted(sheet: Sheet, middle: Point, size: float, paint: Colour, tones: tuple[Colour, ...]) -> None:
    body = Stencil().oval(*middle, size * 0.92)
    _ball(sheet, body, paint, tones)
    holes = Stencil()
    for q in range(-4, 5):
        for r in range(-4, 5):
            u, v = (q + r * 0.5) * 0.24, r * 0.21
            far = math.hypot(u, v)
            if far < 0.9:
                bend = math.sin(far * 1.5) / (far * 1.5) if far else 1
                x, y = middle[0] + size * 0.98 * u * bend, middle[1] + size * 0.98 * v * bend
                holes.poly(
                    geometry.star(x, y, size * 0.1 * (1 - far * 0.5), size * 0.09 * (1 - far * 0.5), 3)
                )
    sheet.fill(holes, tones[0], alpha=0.42)


def virus(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    for x, y, size in scattered(sheet, 16, 150):
        soft = Stencil().poly(geometry.star(x, y, size * 0.7, size * 0.5, 18))
        sheet.fill(soft, tones[2], alpha=0.35, blur=9)
    for x, y, size in ((560, 520, 270), (1150, 300, 150), (1230, 800, 190), (170, 180, 105), (120, 850, 125)):
        _virion(sheet, (x + sheet.rng.uniform(-40, 40), y + sheet.rng.uniform(-30, 30)), size, tones)


def _virion(sheet: Sheet, middle: Point, size: float, tones: tuple[Colour, ...]) -> None:
    stalks, heads, front = Stencil(), Stencil(), Stencil()
    for ring, count in ((1.0, 22), (0.76, 15), (0.42, 8)):
        for n in range(count):
            angle = math.tau * n / count + ring * 2
            cos, sin = math.cos(angle), math.sin(angle)
            reach = size * (ring * 1.22)
            x, y = middle[0] + reach * cos, middle[1] + reach * sin
            club = [
                (x + size * 0.07 * math.cos(angle + s), y + size * 0.07 * math.sin(angle + s))
                for s in (-1.7, -0.9, 0, 0.9, 1.7)
            ]
            if ring == 1.0:
                stalks.line(
                    [(middle[0] + size * 0.9 * cos, middle[1] + size * 0.9 * sin), (x, y)], size * 0.045
                )
            (heads if ring == 1.0 else front).poly(geometry.smooth(club, steps=4))
    sheet.fill(stalks, tones[5])
    sheet.fill(heads, (colours.lighter(tones[5], 0.3), tones[5]))
    body = Stencil().oval(*middle, size)
    sheet.fill(body, (tones[3], tones[2]))
    sheet.shade(body, tones[0], angle=48, start=0.25, end=0.98, alpha=0.95)
    sheet.fill(front, (colours.lighter(tones[5], 0.35), colours.darker(tones[5], 0.35)))
    sheet.glow(middle[0] - size * 0.4, middle[1] - size * 0.42, size * 0.5, tones[4], 0.55)
