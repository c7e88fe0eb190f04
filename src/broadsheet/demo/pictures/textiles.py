"""Cloth and interlace."""

from __future__ import annotations

import math

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import geometry
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import LEFT, TOP, Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Tones = tuple[Colour, ...]


def weave(sheet: Sheet, tones: Tones) -> None:
    """A twill that mirrors itself into diamonds, in the stripes of a handwoven cloth."""
    sheet.wash((colours.darker(tones[0], 0.35),))
    step, rows, columns = 40.0, 33, 46
    warp = [(tones[4], tones[4], tones[3], tones[4], tones[2])[c // 4 % 5] for c in range(columns)]
    weft = [(tones[1], tones[1], tones[5], tones[0])[r // 5 % 4] for r in range(rows)]
    lanes = ((warp, rows, True), (weft, columns, False))
    for paints, count, upright in lanes:
        for paint in dict.fromkeys(paints):
            _threads(
                sheet, [n for n, tone in enumerate(paints) if tone == paint], count, step, paint, upright
            )


def _threads(sheet: Sheet, lanes: list[int], count: int, step: float, paint: Colour, upright: bool) -> None:
    """The stretches of these threads that lie on top."""
    body, seam = Stencil(), Stencil()
    for lane in lanes:
        for start, end in _floats(lane, count, upright):
            across, down = ((lane, lane + 1), (start, end)) if upright else ((start, end), (lane, lane + 1))
            (x0, x1), (y0, y1) = (LEFT + n * step for n in across), (TOP + n * step for n in down)
            body.box(x0 + 1.5, y0 + 1.5, x1 - 1.5, y1 - 1.5, 13)
            for n in (0.34, 0.62):
                ends = (
                    [(x0 + step * n, y0 + 6), (x0 + step * n, y1 - 6)]
                    if upright
                    else [(x0 + 6, y0 + step * n), (x1 - 6, y0 + step * n)]
                )
                seam.line(ends, 2)
    sheet.fill(body, paint)
    sheet.shade(body, colours.darker(paint, 0.5), angle=60, start=-0.4, end=1.6, alpha=0.4)
    sheet.fill(seam, colours.darker(paint, 0.45), alpha=0.45)


def _floats(lane: int, count: int, upright: bool) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for spot in range(count):
        column, row = (lane, spot) if upright else (spot, lane)
        if ((abs(column % 24 - 12) + abs(row % 24 - 12)) % 4 < 2) != upright:
            continue
        if runs and runs[-1][1] == spot:
            runs[-1] = (runs[-1][0], spot + 1)
        else:
            runs.append((spot, spot + 1))
    return runs


def knots(sheet: Sheet, tones: Tones) -> None:
    """Rings that pass over and under their neighbours in turn."""
    sheet.wash((tones[0], colours.darker(tones[0], 0.25)))
    step, far = 186.0, 186.0 * 0.68
    places = [(LEFT + 20 + c * step, TOP + 20 + r * step, (c + r) % 2) for r in range(8) for c in range(11)]
    for x, y, kind in places:
        _ring(sheet, geometry.arc(x, y, far, far, 0, 360, 64), tones, kind)
    # two neighbours cross twice: the last drawn lies on top, so at one crossing the other is drawn again
    tilt = math.degrees(math.acos(step / 2 / far))
    for x, y, kind in places:
        for turn in (0, 90):
            middle = turn - tilt if kind else turn + tilt
            _ring(sheet, geometry.arc(x, y, far, far, middle - 19, middle + 19, 14), tones, kind)
    stars = Stencil()
    for x, y, _ in places:
        stars.poly(geometry.star(x, y, 30, 13, 4)).poly(
            geometry.star(x + step / 2, y + step / 2, 15, 7, 4, -45)
        )
    sheet.fill(stars, tones[5])


def _ring(sheet: Sheet, curve: list[Point], tones: Tones, kind: int) -> None:
    paint = tones[4] if kind else tones[3]
    for width, tone in ((40, tones[0]), (28, paint), (5, colours.mix(paint, tones[1], 0.75))):
        sheet.fill(Stencil().poly(geometry.ribbon(curve, (width,))), tone)
