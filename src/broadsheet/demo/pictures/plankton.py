"""Plankton in dark water: diatoms, radiolarians, a copepod."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]


def draw(sheet: Sheet, tones: Tones) -> None:
    rng, haze = sheet.rng, Stencil()
    for _ in range(70):
        haze.oval(rng.uniform(LEFT, RIGHT), rng.uniform(TOP, BOTTOM), rng.uniform(2, 11))
    sheet.fill(haze, tones[3], alpha=0.25, blur=4)
    kinds = (_disc, _radiolarian, _boat, _chain, _disc, _star)
    spots = [
        (420, 380, 230),
        (1080, 640, 250),
        (950, 190, 120),
        (200, 800, 150),
        (640, 820, 130),
        (1370, 240, 120),
        (90, 160, 90),
        (1400, 900, 100),
    ]
    for n, (x, y, size) in enumerate(spots):
        middle = (x + rng.uniform(-40, 40), y + rng.uniform(-40, 40))
        sheet.glow(*middle, size * 1.7, tones[2], 0.4, 1.8)
        kinds[n % len(kinds)](sheet, middle, size, tones)


def _disc(sheet: Sheet, middle: Point, size: float, tones: Tones) -> None:
    """A round diatom seen from above: rays of fine pores."""
    body = Stencil().oval(*middle, size)
    sheet.fill(body, (tones[3], tones[2]), alpha=0.55)
    sheet.shade(body, tones[0], angle=50, start=0.3, end=1.1, alpha=0.7)
    rim, pores, core = Stencil(), Stencil(), Stencil()
    for r, w in ((1.0, 5), (0.93, 2), (0.3, 3)):
        rim.line(geometry.arc(*middle, size * r, size * r, 0, 360, 64), w)
    for ring in range(4, 13):
        r = size * ring / 14
        for n in range(ring * 4):
            angle = math.tau * n / (ring * 4) + (ring % 2) * math.pi / (ring * 4)
            pores.poly(
                geometry.oval(
                    middle[0] + r * math.cos(angle), middle[1] + r * math.sin(angle), size * 0.017, steps=8
                )
            )
    for n in range(9):
        core.poly(
            geometry.ribbon(
                [
                    middle,
                    (
                        middle[0] + size * 0.28 * math.cos(n * 0.698),
                        middle[1] + size * 0.28 * math.sin(n * 0.698),
                    ),
                ],
                (1, size * 0.06),
            )
        )
    sheet.fill(pores, tones[4], alpha=0.9)
    sheet.fill(rim, tones[4])
    sheet.fill(core, tones[5], alpha=0.85)


def _radiolarian(sheet: Sheet, middle: Point, size: float, tones: Tones) -> None:
    """A glass lattice sphere with long spines, a red heart inside."""
    spines, lattice = Stencil(), Stencil()
    for n in range(16):
        angle = math.tau * n / 16 + sheet.rng.uniform(-0.06, 0.06)
        long = size * (1.45 if n % 4 == 0 else 1.1)
        spines.poly(
            geometry.ribbon(
                [
                    (middle[0] + size * 0.5 * math.cos(angle), middle[1] + size * 0.5 * math.sin(angle)),
                    (middle[0] + long * math.cos(angle), middle[1] + long * math.sin(angle)),
                ],
                (size * 0.05, 1),
            )
        )
    sheet.fill(spines, tones[4], alpha=0.9)
    body = Stencil().oval(*middle, size * 0.72)
    sheet.fill(body, tones[2], alpha=0.6)
    sheet.fill(Stencil().oval(*middle, size * 0.3), (tones[5], colours.darker(tones[5], 0.3)))
    for q in range(-5, 6):
        for r in range(-5, 6):
            u, v = (q + r * 0.5) * 0.25, r * 0.217
            far = math.hypot(u, v)
            if far < 0.98:
                bend = math.sin(far * math.pi / 2) / far if far else math.pi / 2
                x, y = middle[0] + size * 0.71 * u * bend, middle[1] + size * 0.71 * v * bend
                r_hex = size * 0.115 * max(0.3, 1 - far * 0.75)
                hexagon = geometry.star(x, y, r_hex, r_hex * 0.87, 3)
                lattice.line([*hexagon, hexagon[0]], 2.6)
    sheet.fill(lattice, tones[4], alpha=0.85)
    sheet.shade(body, tones[0], angle=50, start=0.35, end=1.1, alpha=0.75)


def _boat(sheet: Sheet, middle: Point, size: float, tones: Tones) -> None:
    """A boat-shaped diatom with its ribs."""
    turn = sheet.rng.uniform(0, 180)
    hull = [
        (
            size * 1.3 * math.cos(t * math.tau / 40),
            size * 0.36 * math.sin(t * math.tau / 40) * abs(math.sin(t * math.tau / 40)) ** 0.35,
        )
        for t in range(40)
    ]
    body, ribs = Stencil(*middle, 1, turn).poly(hull), Stencil(*middle, 1, turn)
    sheet.fill(body, (colours.of("#d9a441"), tones[2]), alpha=0.85)
    for n in range(-14, 15):
        x = n * size * 0.083
        tall = size * 0.34 * max(0.0, 1 - (x / (size * 1.3)) ** 2) ** 0.8
        ribs.line([(x, -tall), (x * 0.97, -size * 0.03)], 2).line([(x, tall), (x * 0.97, size * 0.03)], 2)
    ribs.line([*hull, hull[0]], 4)
    sheet.fill(ribs, tones[4], alpha=0.85)
    sheet.fill(Stencil(*middle, 1, turn).oval(0, 0, size * 0.1), tones[5])


def _chain(sheet: Sheet, middle: Point, size: float, tones: Tones) -> None:
    """A chain of square cells joined by bristles."""
    turn = sheet.rng.uniform(-50, 50)
    boxes, bristles, hearts = (Stencil(*middle, 1, turn) for _ in range(3))
    for n in range(-4, 5):
        x = n * size * 0.36
        boxes.box(x - size * 0.15, -size * 0.2, x + size * 0.15, size * 0.2, size * 0.07)
        hearts.oval(x, 0, size * 0.07, size * 0.1)
        for side in (-1, 1):
            curve = geometry.smooth(
                [
                    (x, side * size * 0.16),
                    (x + n * size * 0.03, side * size * 0.5),
                    (x + n * size * 0.1, side * size * 0.95),
                ],
                closed=False,
            )
            bristles.poly(geometry.ribbon(curve, (4, 2, 0.8)))
    sheet.fill(bristles, tones[4], alpha=0.6)
    sheet.fill(boxes, (tones[4], tones[3]), alpha=0.75)
    sheet.fill(hearts, tones[5])


def _star(sheet: Sheet, middle: Point, size: float, tones: Tones) -> None:
    arms = Stencil()
    for n in range(7):
        angle = math.tau * n / 7
        tip = (middle[0] + size * math.cos(angle), middle[1] + size * math.sin(angle))
        arms.poly(geometry.ribbon([middle, tip], (size * 0.1, size * 0.07, size * 0.16))).oval(
            *tip, size * 0.08
        )
    sheet.fill(arms, (tones[4], tones[3]), alpha=0.85)
    sheet.fill(Stencil().oval(*middle, size * 0.14), tones[5])
