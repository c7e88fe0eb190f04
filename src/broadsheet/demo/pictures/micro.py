"""What a microscope shows."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import brush, geometry, grains, plankton
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

PALETTES = (
    colours.row("#0f2a33 #1d5560 #4d8f8c #a9c9b0 #f3e6c6 #c8553a"),
    colours.row("#241a33 #4d3357 #8f5a72 #d69a86 #f6dfbf #e0a13c"),
    colours.row("#10233a #23486b #4f80a0 #a7c4c9 #f5ead0 #b5342c"),
    colours.row("#1d2a20 #3f5d42 #7d9a68 #c2c98f #f6ecca #b8472d"),
)


def draw(sheet: Sheet, feature: str) -> None:
    tones = sheet.rng.choice(PALETTES)
    ground(sheet, tones, dark=feature in ("plankton", "neurons", "fibres", "virus"))
    FEATURES[feature](sheet, tones)


def ground(sheet: Sheet, tones: tuple[Colour, ...], dark: bool) -> None:
    """The lit field of the instrument: soft cloud, brighter in the middle."""
    base = (
        (tones[0], colours.mix(tones[0], tones[1], 0.6))
        if dark
        else (tones[4], colours.mix(tones[4], tones[3], 0.5))
    )
    sheet.wash(base)
    field = brush.cloud(sheet.rng, sheet.size, 3, 4)
    sheet.stain(brush.above(field, 128, 3), sheet.everywhere(), tones[1] if dark else tones[3], 0.5, 0.2)
    sheet.glow(750, 480, 900, tones[2] if dark else tones[4], 0.45, 1.6, grain=0.3)


def _cells(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    blur = [
        (sheet.rng.uniform(LEFT, RIGHT), sheet.rng.uniform(TOP, BOTTOM), sheet.rng.uniform(80, 160))
        for _ in range(9)
    ]
    far = Stencil()
    for x, y, size in blur:
        far.poly(geometry.blob(sheet.rng, x, y, size))
    sheet.fill(far, tones[2], alpha=0.3, blur=14)
    for n, (x, y, size) in enumerate(grains.scattered(sheet, 46, 150)):
        _cell(sheet, (x, y), size, tones, split=n == 1)


def _cell(sheet: Sheet, middle: Point, size: float, tones: tuple[Colour, ...], split: bool) -> None:
    x, y = middle
    rng = sheet.rng
    outline = geometry.blob(rng, x, y, size, size * rng.uniform(0.85, 1), wobble=0.09)
    body = Stencil().poly(outline)
    tone = colours.mix(tones[3], tones[2], rng.uniform(0, 0.7))
    sheet.fill(body, colours.lighter(tone, 0.25), alpha=0.85)
    sheet.shade(body, tones[1], angle=rng.uniform(20, 70), start=0.25, end=1.15, alpha=0.75)
    sheet.fill(Stencil().line([*outline, outline[0]], max(2.5, size * 0.045)), tones[1], alpha=0.85)
    inner = Stencil().line(geometry.moved(outline, x - 0.9 * x, y - 0.9 * y, 0.9), 1.6)
    sheet.fill(inner, tones[4], alpha=0.6)
    dots = Stencil()
    for _ in range(int(size / 4)):
        angle, far = rng.uniform(0, math.tau), size * rng.uniform(0.3, 0.8)
        dots.oval(x + far * math.cos(angle), y + far * math.sin(angle), rng.uniform(1.5, size * 0.045))
    sheet.fill(dots, tones[1], alpha=0.55)
    for off in (-0.3, 0.3) if split else (0.0,):
        _nucleus(sheet, (x + off * size, y + off * size * 0.5), size * (0.24 if split else 0.34), tones)


def _nucleus(sheet: Sheet, middle: Point, size: float, tones: tuple[Colour, ...]) -> None:
    core = Stencil().poly(geometry.blob(sheet.rng, *middle, size, wobble=0.12))
    sheet.fill(core, (tones[5], colours.darker(tones[5], 0.3)))
    sheet.shade(core, tones[0], angle=45, start=0.3, end=1.1, alpha=0.8)
    sheet.fill(
        Stencil().oval(middle[0] - size * 0.2, middle[1] - size * 0.25, size * 0.28), tones[4], alpha=0.75
    )


def _crystals(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    heart = 750 + sheet.rng.uniform(-120, 120)
    bed = geometry.jagged(sheet.rng, (LEFT, 890), (RIGHT, 880), 60, 5)
    sheet.fill(Stencil().poly(geometry.down_to(bed)), (tones[1], tones[0]))
    spikes = []
    for _ in range(40):
        lean = sheet.rng.gauss(0, 34)
        spikes.append(
            (
                sheet.rng.uniform(330, 760) * (1 - abs(lean) / 130),
                math.radians(-90 + lean),
                heart + lean * 2.4 + sheet.rng.uniform(-30, 30),
            )
        )
    for long, angle, x in sorted(spikes, reverse=True):
        _prism(sheet, (x, 930), long, angle, sheet.rng.uniform(44, 104), tones)
    for _ in range(44):
        x = sheet.rng.uniform(-40, 1540)
        _prism(
            sheet,
            (x, 960 + sheet.rng.uniform(0, 70)),
            sheet.rng.uniform(70, 210),
            math.radians(sheet.rng.uniform(-125, -55)),
            sheet.rng.uniform(20, 52),
            tones,
        )


def _prism(
    sheet: Sheet, foot: Point, long: float, angle: float, wide: float, tones: tuple[Colour, ...]
) -> None:
    """A six-sided crystal: three faces seen, each with its own tone, and a pointed end."""
    turn = math.degrees(angle) + 90
    tone = colours.mix(tones[2], sheet.rng.choice((tones[3], tones[1], tones[5])), sheet.rng.uniform(0, 0.55))
    a, b, split = -wide / 2, wide / 2, wide * sheet.rng.uniform(-0.22, 0.1)
    edge = split + wide * 0.3
    tip, neck = (split * 0.4, -long), -long + wide * 0.8
    faces = (
        ([(a, 0), (a, neck), tip, (split, neck * 0.97), (split, 0)], colours.lighter(tone, 0.5)),
        ([(split, 0), (split, neck * 0.97), tip, (edge, neck * 0.98), (edge, 0)], tone),
        ([(edge, 0), (edge, neck * 0.98), tip, (b, neck), (b, 0)], colours.mix(tone, tones[0], 0.6)),
    )
    for points, paint in faces:
        face = Stencil(*foot, 1, turn).poly(points)
        sheet.fill(face, (paint, colours.mix(paint, tones[0], 0.35)), angle=90)
    shine = Stencil(*foot, 1, turn).poly(
        geometry.ribbon([(a * 0.72, neck * 0.2), (a * 0.72, neck * 0.9)], (1, wide * 0.08, 1))
    )
    sheet.fill(shine, tones[4], alpha=0.7)


def _neurons(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    for share, count in ((0.25, 7), (1.0, 3)):
        for n in range(count):
            x = (330, 1130, 760)[n] + sheet.rng.uniform(-60, 60) if share == 1 else sheet.rng.uniform(0, 1500)
            y = (360, 300, 720)[n] + sheet.rng.uniform(-40, 40) if share == 1 else sheet.rng.uniform(0, 1000)
            _neuron(sheet, (x, y), 62 if share == 1 else 30, tones, share)


def _neuron(sheet: Sheet, middle: Point, size: float, tones: tuple[Colour, ...], share: float) -> None:
    rng, twigs, knobs = sheet.rng, Stencil(), Stencil()
    paint = colours.mix(tones[2], tones[4], 0.15 + 0.5 * share) if share == 1 else tones[2]
    count = 8
    for n in range(count):
        _branch(
            sheet,
            twigs,
            knobs,
            middle,
            math.tau * n / count + rng.uniform(-0.2, 0.2),
            size * 4.4,
            size * 0.42,
            4,
        )
    if share == 1:
        sheet.glow(*middle, size * 5, tones[5], 0.5, 2)
    sheet.fill(twigs, paint, alpha=0.35 + 0.6 * share, blur=0 if share == 1 else 4)
    if share == 1:
        body = Stencil().poly(geometry.blob(rng, *middle, size * 0.82, wobble=0.14))
        sheet.fill(body, colours.lighter(paint, 0.2))
        sheet.shade(body, tones[1], angle=50, start=0.25, end=1.05, alpha=0.85)
        sheet.fill(Stencil().oval(*middle, size * 0.3), tones[5])
        sheet.fill(knobs, tones[5])
        for points, _, _ in knobs.cuts[::7]:
            sheet.glow(*points[0], 40, colours.lighter(tones[5], 0.4), 0.8)


def _branch(
    sheet: Sheet,
    twigs: Stencil,
    knobs: Stencil,
    start: Point,
    angle: float,
    long: float,
    thick: float,
    depth: int,
) -> None:
    rng, spine = sheet.rng, [start]
    for _ in range(4):
        angle += rng.uniform(-0.3, 0.3)
        x, y = spine[-1]
        spine.append((x + long / 4 * math.cos(angle), y + long / 4 * math.sin(angle)))
    twigs.poly(
        geometry.ribbon(geometry.smooth(spine, closed=False, steps=4), (thick, thick * 0.62, thick * 0.5))
    )
    if depth == 1:
        knobs.oval(*spine[-1], 5.5)
        return
    for fork in (-0.45, 0.4):
        if rng.random() < 0.86:
            _branch(
                sheet,
                twigs,
                knobs,
                spine[-1],
                angle + fork * rng.uniform(0.6, 1.3),
                long * 0.56,
                thick * 0.5,
                depth - 1,
            )


def _fibres(sheet: Sheet, tones: tuple[Colour, ...]) -> None:
    far = Stencil()
    for _ in range(14):
        far.poly(geometry.ribbon(_thread(sheet), (sheet.rng.uniform(10, 22),)))
    sheet.fill(far, (tones[2], colours.mix(tones[2], tones[0], 0.6)), alpha=0.6, blur=3)
    for n in range(11):
        share = 0.4 + 0.6 * n / 10
        _fibre(sheet, _thread(sheet), 16 + 56 * share**1.6 * sheet.rng.uniform(0.6, 1), share, tones)


def _thread(sheet: Sheet) -> list[Point]:
    y = sheet.rng.uniform(-50, 1050)
    slope = sheet.rng.choice((0, 0, 0.7, -0.6))
    knots = [(-160 + 260 * k, y + (260 * k - 900) * slope + sheet.rng.gauss(0, 120)) for k in range(8)]
    return geometry.smooth(knots, closed=False, steps=12)


def _fibre(sheet: Sheet, spine: list[Point], thick: float, share: float, tones: tuple[Colour, ...]) -> None:
    paint = colours.mix(
        sheet.rng.choice((tones[2], tones[3], tones[4], tones[5])), tones[0], 0.7 * (1 - share)
    )
    shadow = Stencil().poly(
        geometry.ribbon([(x + thick * 0.15, y + thick * 0.4) for x, y in spine], (thick,))
    )
    sheet.fill(shadow, tones[0], alpha=0.4)
    sheet.fill(Stencil().poly(geometry.ribbon(spine, (thick,))), colours.darker(paint, 0.35))
    for shift, wide, lift in ((-0.08, 0.74, 0.1), (-0.2, 0.24, 0.5)):
        band = geometry.ribbon([(x, y + thick * shift) for x, y in spine], (thick * wide,))
        sheet.fill(Stencil().poly(band), colours.lighter(paint, lift * share), alpha=0.8)
    scales = Stencil()
    for (x, y), (nx, ny) in list(zip(spine, spine[2:], strict=False))[::3]:
        across = math.atan2(ny - y, nx - x) + math.pi / 2
        dx, dy = math.cos(across) * thick * 0.48, math.sin(across) * thick * 0.48
        scales.line([(x - dx, y - dy), (x + (nx - x) * 0.5, y + (ny - y) * 0.5), (x + dx, y + dy)], 1.6)
    sheet.fill(scales, tones[0], alpha=0.3 * share)


FEATURES = {
    "cells": _cells,
    "pollen": grains.pollen,
    "plankton": plankton.draw,
    "crystals": _crystals,
    "neurons": _neurons,
    "virus": grains.virus,
    "fibres": _fibres,
}
