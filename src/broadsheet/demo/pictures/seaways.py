"""Ways for ships over an invented sea: as short as may be, and well clear of land."""

from __future__ import annotations

import heapq

from PIL import Image

from broadsheet.demo.pictures.geometry import Point

Cell = tuple[int, int]

SEA_LEVEL = 128.0
COLUMNS, ROWS = 60, 40
STEPS = (
    (1, 0, 1.0),
    (0, 1, 1.0),
    (-1, 0, 1.0),
    (0, -1, 1.0),
    (1, 1, 1.42),
    (-1, 1, 1.42),
    (1, -1, 1.42),
    (-1, -1, 1.42),
)


def route(field: Image.Image, start: Point, end: Point) -> list[Point]:
    """Points on the board from one place to the other; each end is first moved to the nearest deep water."""
    little = field.resize((COLUMNS, ROWS), Image.Resampling.BOX)
    depths = [float(value) for value in little.get_flattened_data()]  # type: ignore[arg-type]  # mode F: one number each
    first, last = _nearest_sea(depths, start), _nearest_sea(depths, end)
    came = _search(depths, first, last)
    cell, way = last, [last]
    while cell != first:
        cell = came[cell]
        way.append(cell)
    inner = way[::-1][3:-2:3]
    return [_spot(first), *(_spot(cell) for cell in inner), _spot(last)]


def _spot(cell: Cell) -> Point:
    return (cell[0] + 0.5) * 1500 / COLUMNS, (cell[1] + 0.5) * 1000 / ROWS


def _nearest_sea(depths: list[float], place: Point) -> Cell:
    column, row = place[0] * COLUMNS / 1500, place[1] * ROWS / 1000
    cells = [
        (x, y)
        for y in range(1, ROWS - 1)
        for x in range(1, COLUMNS - 1)
        if depths[y * COLUMNS + x] < SEA_LEVEL - 4
    ]
    return min(
        cells, key=lambda c: (c[0] - column) ** 2 + (c[1] - row) ** 2, default=(COLUMNS // 2, ROWS // 2)
    )


def _cost(depth: float) -> float:
    return 200.0 if depth > SEA_LEVEL - 3 else 1 + max(0.0, depth - SEA_LEVEL + 22) * 0.3


def _search(depths: list[float], first: Cell, last: Cell) -> dict[Cell, Cell]:
    """For each cell reached, the one before it (Dijkstra)."""
    came: dict[Cell, Cell] = {}
    best, queue = {first: 0.0}, [(0.0, first)]
    while queue:
        spent, (x, y) = heapq.heappop(queue)
        if (x, y) == last:
            break
        for dx, dy, far in STEPS:
            cell = (x + dx, y + dy)
            if not (0 <= cell[0] < COLUMNS and 0 <= cell[1] < ROWS):
                continue
            total = spent + far * _cost(depths[cell[1] * COLUMNS + cell[0]])
            if total < best.get(cell, float("inf")):
                best[cell], came[cell] = total, (x, y)
                heapq.heappush(queue, (total, cell))
    return came
