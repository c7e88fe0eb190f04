"""Outlines as lists of points on a board of 1500 x 1000 units, y downwards."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]

WIDTH, HEIGHT = 1500.0, 1000.0
# pictures of another shape show more of the board than its middle, so what fills it runs past its edges
LEFT, RIGHT, TOP, BOTTOM = -150.0, 1650.0, -150.0, 1150.0


def points(text: str) -> list[Point]:
    """Points written as "x,y x,y …"."""
    return [(float(x), float(y)) for x, y in (word.split(",") for word in text.split())]


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    before, after = (points[-1:], [points[0], points[1]]) if closed else (points[:1], points[-1:])
    around = [*before, *points, *after]
    spans = count if closed else count - 1
    curve = [_between(around[i : i + 4], step / steps) for i in range(spans) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(knots: Sequence[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = knots
    wa = -0.5 * t + t * t - 0.5 * t**3
    wb = 1 - 2.5 * t * t + 1.5 * t**3
    wc = 0.5 * t + 2 * t * t - 1.5 * t**3
    wd = -0.5 * t * t + 0.5 * t**3
    return ax * wa + bx * wb + cx * wc + dx * wd, ay * wa + by * wb + cy * wc + dy * wd


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 24) -> list[Point]:
    """Part of an oval; degrees run clockwise from three o'clock."""
    turns = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns]


def oval(x: float, y: float, rx: float, ry: float | None = None, steps: int = 48) -> list[Point]:
    return arc(x, y, rx, rx if ry is None else ry, 0, 360, steps)[:-1]


def box(x0: float, y0: float, x1: float, y1: float, corner: float = 0) -> list[Point]:
    if corner <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    corner = min(corner, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    spots = ((x1, y0, 270), (x1, y1, 0), (x0, y1, 90), (x0, y0, 180))
    outline: list[Point] = []
    for x, y, start in spots:
        inner_x = x - corner if x == x1 else x + corner
        inner_y = y - corner if y == y1 else y + corner
        outline += arc(inner_x, inner_y, corner, corner, start, start + 90, 8)
    return outline


def ribbon(spine: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    """A band along a spine whose width runs evenly through `widths`."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(spine) - 1
    for i, (x, y) in enumerate(spine):
        (ax, ay), (bx, by) = spine[max(0, i - 1)], spine[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = value_at(widths, i / last) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def level_ribbon(spine: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    """A band like `ribbon`, but as wide as told from left to right: a stream lying on flat ground."""
    last = len(spine) - 1
    halves = [value_at(widths, i / last) / 2 for i in range(last + 1)]
    left = [(x - half, y) for (x, y), half in zip(spine, halves, strict=True)]
    return left + [(x + half, y) for (x, y), half in zip(spine, halves, strict=True)][::-1]


def value_at(values: Sequence[float], share: float) -> float:
    if len(values) == 1:
        return values[0]
    spot = share * (len(values) - 1)
    first = min(int(spot), len(values) - 2)
    return values[first] + (values[first + 1] - values[first]) * (spot - first)


def ridge(
    rng: random.Random,
    y: float,
    height: float,
    *,
    rough: float = 0.5,
    waves: float = 3,
    start: float = LEFT,
    end: float = RIGHT,
    steps: int = 140,
) -> list[Point]:
    """A horizon line: waves of falling size, `height` units between its highest and lowest possible point."""
    octaves = [(waves * 2**n, rough**n, rng.uniform(0, math.tau), rng.uniform(0.8, 1.25)) for n in range(6)]
    total = sum(size for _, size, _, _ in octaves)
    line: list[Point] = []
    for i in range(steps + 1):
        share = i / steps
        lift = sum(
            size * math.sin(share * math.tau * often * skew / 2 + at) for often, size, at, skew in octaves
        )
        line.append((start + (end - start) * share, y - height * lift / total / 2))
    return line


def jagged(rng: random.Random, start: Point, end: Point, drop: float, depth: int = 5) -> list[Point]:
    """A rugged line made by moving midpoints up or down by less and less."""
    line = [start, end]
    for _ in range(depth):
        longer = [line[0]]
        for (ax, ay), (bx, by) in itertools.pairwise(line):
            spot = rng.uniform(0.4, 0.6)
            longer += [(ax + (bx - ax) * spot, ay + (by - ay) * spot + rng.uniform(-drop, drop)), (bx, by)]
        line, drop = longer, drop * 0.52
    return line


def down_to(line: Sequence[Point], y: float = BOTTOM) -> list[Point]:
    return [*line, (line[-1][0], y), (line[0][0], y)]


def blob(
    rng: random.Random,
    x: float,
    y: float,
    rx: float,
    ry: float | None = None,
    *,
    wobble: float = 0.15,
    knots: int = 9,
) -> list[Point]:
    ry = rx if ry is None else ry
    turn = rng.uniform(0, math.tau)
    spots = []
    for i in range(knots):
        angle, far = turn + math.tau * i / knots, 1 + rng.uniform(-wobble, wobble)
        spots.append((x + rx * far * math.cos(angle), y + ry * far * math.sin(angle)))
    return smooth(spots)


def star(x: float, y: float, outer: float, inner: float, tips: int, turn: float = -90) -> list[Point]:
    spots = []
    for i in range(tips * 2):
        angle, far = math.radians(turn + 180 * i / tips), inner if i % 2 else outer
        spots.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return spots


def height_at(line: Sequence[Point], x: float) -> float:
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        if ax <= x <= bx:
            return ay + (by - ay) * (x - ax) / ((bx - ax) or 1)
    return line[-1][1]


def moved(
    points: Iterable[Point], x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False
) -> list[Point]:
    """The points scaled and turned (degrees, clockwise) about 0, 0, then carried to x, y."""
    cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
    side = -1 if flip else 1
    return [(x + (px * cos - py * sin) * side, y + px * sin + py * cos) for px, py in points]
