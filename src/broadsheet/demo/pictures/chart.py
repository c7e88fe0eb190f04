"""Charts without axes: the shape of a few numbers."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.demo.pictures import brush, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point
from broadsheet.demo.pictures.sheet import Sheet, Stencil

Series = list[list[float]]

START, END, CEILING, FLOOR = 150.0, 1350.0, 170.0, 830.0
GROUNDS = (colours.row("#fbf7ec #f1e8d3"), colours.row("#f6f4ee #e3e8e3"), colours.row("#f9f3ea #efdfcf"))
PAINTS = colours.row("#9b1c1f #1f5c6b #c98a35 #5f7a52")


def numbers(values: object) -> Series:
    """The series of a recipe; ValueError where they are not lists of numbers, 1 to 4 of equal length."""
    if not isinstance(values, list) or not values or not all(isinstance(row, list) and row for row in values):
        raise ValueError(f"a chart needs values = [[…], …] with at least one series, not {values!r}")
    series = [[float(value) for value in row] for row in values]
    if len(series) > len(PAINTS) or len({len(row) for row in series}) > 1:
        raise ValueError(f"a chart takes 1 to {len(PAINTS)} series of the same length, not {values!r}")
    return series


def draw(sheet: Sheet, form: str, series: Series) -> None:
    ground = sheet.rng.choice(GROUNDS)
    sheet.wash(ground)
    field = brush.cloud(sheet.rng, sheet.size, 3, 3)
    sheet.stain(brush.above(field, 132, 3), sheet.everywhere(), colours.darker(ground[1], 0.1), 0.25, 0.3)
    _grid(sheet)
    FEATURES[form](sheet, series)


def _grid(sheet: Sheet) -> None:
    hairs, base = Stencil(), Stencil()
    for n in range(1, 6):
        y = FLOOR - (FLOOR - CEILING) * n / 5
        hairs.line([(START - 60, y), (END + 60, y)], 1.5)
    base.line([(START - 60, FLOOR), (END + 60, FLOOR)], 3)
    sheet.fill(hairs, colours.INK, alpha=0.16)
    sheet.fill(base, colours.INK, alpha=0.75)


def _scale(values: Sequence[float], from_nought: bool) -> tuple[float, float]:
    low, high = min(values), max(values)
    if from_nought:
        low, high = min(0.0, low), max(0.0, high)
    room = (high - low) * 0.08 or abs(high) or 1.0
    return (low if from_nought and low == 0 else low - room), high + room


def _height(value: float, scale: tuple[float, float]) -> float:
    return FLOOR - (FLOOR - CEILING) * (value - scale[0]) / (scale[1] - scale[0])


def _points(row: Sequence[float], scale: tuple[float, float]) -> list[Point]:
    gap = (END - START) / max(1, len(row) - 1)
    return [(START + gap * n, _height(value, scale)) for n, value in enumerate(row)]


def _end(sheet: Sheet, spot: Point, paint: Colour) -> None:
    sheet.fill(Stencil().oval(*spot, 34), paint, alpha=0.16)
    sheet.fill(Stencil().oval(*spot, 17), colours.PAPER)
    sheet.fill(Stencil().oval(*spot, 12), paint)


def _trace(sheet: Sheet, points: list[Point], paint: Colour, width: float = 8) -> None:
    soft = [(x, y + 7) for x, y in points]
    sheet.fill(Stencil().line(soft, width), colours.INK, alpha=0.16, blur=6)
    sheet.fill(Stencil().line(points, width), paint)


def _line(sheet: Sheet, series: Series) -> None:
    scale = _scale([value for row in series for value in row], False)
    for row, paint in reversed(list(zip(series, PAINTS, strict=False))):
        points = _points(row, scale)
        under = Stencil().poly(geometry.down_to(points, FLOOR))
        if paint == PAINTS[0]:
            sheet.shade(under, paint, angle=90, start=1.0, end=0.0, alpha=0.28, grain=0.5)
        _trace(sheet, points, paint)
        joints = Stencil()
        for x, y in points if len(points) < 16 else []:
            joints.oval(x, y, 7)
        sheet.fill(joints, paint)
        _end(sheet, points[-1], paint)


def _area(sheet: Sheet, series: Series) -> None:
    scale = _scale([value for row in series for value in row], True)
    for row, paint in sorted(zip(series, PAINTS, strict=False), key=lambda pair: -sum(pair[0])):
        points = _points(row, scale)
        under = Stencil().poly(geometry.down_to(points, _height(max(0.0, scale[0]), scale)))
        sheet.fill(under, (paint, colours.mix(paint, colours.PAPER, 0.45)), alpha=0.82)
        sheet.shade(under, colours.PAPER, angle=60, start=0.5, end=1.4, alpha=0.35)
        _trace(sheet, points, colours.darker(paint, 0.25), 6)
        _end(sheet, points[-1], paint)


def _bars(sheet: Sheet, series: Series) -> None:
    scale = _scale([value for row in series for value in row], True)
    count, kinds = len(series[0]), len(series)
    slot = (END - START + 60) / count
    thick = slot * 0.68 / kinds
    nought = _height(0, scale)
    best = max(series[0])
    for kind, row in enumerate(series):
        for n, value in enumerate(row):
            x = START - 30 + slot * (n + 0.16) + kind * thick
            paint = PAINTS[kind] if kinds > 1 or value == best else PAINTS[1]
            top = _height(value, scale)
            bar = Stencil().box(x + 2, min(top, nought), x + thick - 2, max(top, nought), 3)
            sheet.fill(
                Stencil().box(x + 12, min(top, nought) + 10, x + thick + 8, nought),
                colours.INK,
                alpha=0.14,
                blur=7,
            )
            sheet.fill(bar, (paint, colours.mix(paint, colours.INK, 0.18)))
            sheet.shade(bar, colours.PAPER, angle=180, start=0.35, end=1.3, alpha=0.28)


def _dots(sheet: Sheet, series: Series) -> None:
    """Each place in the row a line, each series a dot on it."""
    scale = _scale([value for row in series for value in row], False)
    count = len(series[0])
    gap = (FLOOR - CEILING) / count

    def across(value: float) -> float:
        return START + (END - START) * (value - scale[0]) / (scale[1] - scale[0])

    for n in range(count):
        y = CEILING + gap * (n + 0.5)
        spots = [across(row[n]) for row in series]
        reach = (min(spots), max(spots)) if len(series) > 1 else (START - 40, spots[0])
        sheet.fill(Stencil().line([(START - 60, y), (END + 60, y)], 1.5), colours.INK, alpha=0.12)
        sheet.fill(Stencil().line([(reach[0], y), (reach[1], y)], 7), PAINTS[1], alpha=0.4)
        for x, paint in zip(spots, PAINTS, strict=False):
            sheet.fill(Stencil().oval(x + 4, y + 7, 20), colours.INK, alpha=0.18, blur=5)
            ball = Stencil().oval(x, y, min(22, gap * 0.36))
            sheet.fill(ball, paint)
            sheet.shade(ball, colours.PAPER, angle=225, start=0.5, end=1.2, alpha=0.4)


def _stack(sheet: Sheet, series: Series) -> None:
    sums = [sum(column) for column in zip(*series, strict=True)]
    scale = _scale([0.0, *sums], True)
    floor, ends = [0.0] * len(sums), []
    for row, paint in zip(series, PAINTS, strict=False):
        top = [low + value for low, value in zip(floor, row, strict=True)]
        upper, lower = _points(top, scale), _points(floor, scale)
        layer = Stencil().poly([*upper, *lower[::-1]])
        sheet.fill(layer, (colours.mix(paint, colours.PAPER, 0.12), paint))
        sheet.shade(layer, colours.INK, angle=0, start=0.5, end=1.5, alpha=0.3)
        sheet.fill(Stencil().line(upper, 4), colours.PAPER)
        ends.append((upper[-1], paint))
        floor = top
    for spot, paint in ends:
        _end(sheet, spot, paint)


FEATURES = {"line": _line, "area": _area, "bars": _bars, "dots": _dots, "stack": _stack}
