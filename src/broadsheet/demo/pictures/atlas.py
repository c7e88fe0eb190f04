"""Maps of real coasts and borders, without words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageChops, ImageOps

from broadsheet.demo.pictures import brush, outlines
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import HEIGHT, LEFT, RIGHT, WIDTH, Point
from broadsheet.demo.pictures.sheet import Box, Sheet, Stencil

Project = Callable[[float, float], Point]
Direction = tuple[float, float, float]  # from the centre of the earth, of length 1

ROUND = 110.0  # spans up to this many degrees are drawn as seen from above their centre

# deep sea, shallow sea, land, land in the shade, border
PALETTES = (
    colours.row("#8fb0b5 #c4d6d0 #f4ecd8 #dccba3 #8a7b5c"),
    colours.row("#5f8596 #a9c3c4 #f0e6cf #d3bf95 #7d6f55"),
    colours.row("#a3b6b8 #d3ddd6 #efe4c6 #cfb98a #80704f"),
)


def place(value: object, what: str) -> Point:
    if (
        isinstance(value, (list, tuple))
        and len(value) == 2
        and all(isinstance(part, (int, float)) for part in value)
    ):
        return float(value[0]), float(value[1])
    raise ValueError(f"{what} of a map must be [longitude, latitude], not {value!r}")


def draw(sheet: Sheet, centre: Point, span: float, marks: Sequence[Point]) -> None:
    deep, shallow, land, shade, border = sheet.rng.choice(PALETTES)
    project = projection(centre, span)
    sheet.wash((deep, colours.mix(deep, shallow, 0.35)))
    shapes, lines = Stencil(), Stencil()
    for ring in _in_view(centre, span, project):
        shapes.poly(ring)
        lines.line([*ring, ring[0]], 1.5)
    whole = sheet.everywhere()
    mask = Image.new("L", sheet.size)
    cut = sheet.cut(shapes)
    if cut:
        mask.paste(cut[0], cut[1])
    _coast(sheet, mask, whole, shallow)
    _graticule(sheet, centre, span, project, shallow)
    sheet.fill(shapes, (land, colours.mix(land, shade, 0.5)))
    _relief(sheet, mask, whole, shade)
    sheet.fill(lines, border, alpha=0.55)
    _marks(sheet, [project(*mark) for mark in marks])


@dataclass(frozen=True)
class Outline:
    """A ring, and where it lies: west, east in degrees; within `spread` radians around `middle`."""

    ring: outlines.Ring
    west: float
    east: float
    middle: Direction
    spread: float


@cache
def _all_outlines() -> tuple[Outline, ...]:
    return tuple(_outline(ring) for ring in outlines.rings())


def _outline(ring: outlines.Ring) -> Outline:
    spots = [_direction(*spot) for spot in ring]
    x, y, z = (sum(parts) for parts in zip(*spots, strict=True))
    length = math.hypot(x, y, z) or 1.0
    middle = (x / length, y / length, z / length)
    lons = [lon for lon, _lat in ring]
    return Outline(ring, min(lons), max(lons), middle, max(_between(middle, spot) for spot in spots))


def _direction(lon: float, lat: float) -> Direction:
    turn, up = math.radians(lon), math.radians(lat)
    return math.cos(up) * math.cos(turn), math.cos(up) * math.sin(turn), math.sin(up)


def _between(one: Direction, other: Direction) -> float:
    """The angle, in radians."""
    return math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(one, other, strict=True)))))


def projection(centre: Point, span: float) -> Project:
    """Lambert's equal-area view from above for parts of the world, Miller's cylinder for more of it."""
    lon0, lat0 = (math.radians(part) for part in centre)
    if span > ROUND:
        return _cylinder(centre, span)
    scale = _scale(centre, span)

    def seen(lon: float, lat: float) -> Point:
        turn, up = math.radians(lon) - lon0, math.radians(lat)
        facing = math.sin(lat0) * math.sin(up) + math.cos(lat0) * math.cos(up) * math.cos(turn)
        k = scale * math.sqrt(2 / max(1e-3, 1 + facing))
        x = k * math.cos(up) * math.sin(turn)
        y = k * (math.cos(lat0) * math.sin(up) - math.sin(lat0) * math.cos(up) * math.cos(turn))
        return WIDTH / 2 + x, HEIGHT / 2 - y

    return seen


def _scale(centre: Point, span: float) -> float:
    """Of the view from above: half the span, along the parallel of the centre, shall reach the picture's edge."""
    return WIDTH / 2 / (2 * math.sin(math.radians(span * math.cos(math.radians(centre[1]))) / 4) or 1)


def _cylinder(centre: Point, span: float) -> Project:
    scale = WIDTH / math.radians(span)

    def high(lat: float) -> float:
        return 1.25 * scale * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(lat)))

    room = max(0.0, high(90) - HEIGHT / 2)
    middle = max(-room, min(room, high(centre[1])))
    return lambda lon, lat: (
        WIDTH / 2 + math.radians(lon - centre[0]) * scale,
        HEIGHT / 2 - high(lat) + middle,
    )


def _in_view(centre: Point, span: float, project: Project) -> list[list[Point]]:
    shown = _from_above(centre, span) if span <= ROUND else _around(centre, span)
    found = []
    for ring, shift in shown:
        points = [project(lon + shift, lat) for lon, lat in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) > LEFT and min(xs) < RIGHT and max(ys) > -150 and min(ys) < HEIGHT + 150:
            found.append(points)
    return found


def _from_above(centre: Point, span: float) -> Iterator[tuple[outlines.Ring, int]]:
    """The rings that come near the corners of the picture or nearer, none of them turned."""
    eye = _direction(*centre)
    corner = math.hypot(RIGHT - WIDTH / 2, HEIGHT / 2 + 150) / (2 * _scale(centre, span))
    reach = 2 * math.asin(min(1.0, corner))
    for outline in _all_outlines():
        if _between(eye, outline.middle) <= reach + outline.spread and _near(outline.ring, centre):
            yield outline.ring, 0


def _around(centre: Point, span: float) -> Iterator[tuple[outlines.Ring, int]]:
    """The rings that a map of more than half the earth shows, turned by whole circles where it shows them again."""
    reach = span * (RIGHT - WIDTH / 2) / WIDTH
    for outline in _all_outlines():
        for shift in (-360, 0, 360):
            if outline.west + shift < centre[0] + reach and outline.east + shift > centre[0] - reach:
                yield outline.ring, shift


def _near(ring: outlines.Ring, centre: Point) -> bool:
    """Whether any of it lies on the half of the earth that faces us; the rest would fold over the edge."""
    lon0, lat0 = (math.radians(part) for part in centre)
    for lon, lat in ring[:: max(1, len(ring) // 12)]:
        up = math.radians(lat)
        if (
            math.sin(lat0) * math.sin(up) + math.cos(lat0) * math.cos(up) * math.cos(math.radians(lon) - lon0)
            > 0
        ):
            return True
    return False


def _coast(sheet: Sheet, mask: Image.Image, area: Box, shallow: colours.Colour) -> None:
    """Bands of lighter water along the coast."""
    for radius, alpha in ((46, 0.5), (20, 0.45), (8, 0.5)):
        near = brush.soften(mask, radius * sheet.unit).point([min(255, v * 3) for v in range(256)])
        sheet.stain(near, area, shallow, alpha, 0.15)


def _relief(sheet: Sheet, mask: Image.Image, area: Box, shade: colours.Colour) -> None:
    field = brush.cloud(sheet.rng, mask.size, 9, 4, 0.55)
    sheet.stain(ImageChops.multiply(mask, brush.above(field, 132, 5)), area, shade, 0.35, 0.5)
    inner = ImageChops.multiply(mask, ImageOps.invert(brush.soften(mask, 9 * sheet.unit)))
    sheet.stain(
        inner.point([min(255, v * 2) for v in range(256)]), area, colours.darker(shade, 0.35), 0.6, 0.2
    )


def _graticule(sheet: Sheet, centre: Point, span: float, project: Project, paint: colours.Colour) -> None:
    step = next(size for size in (1, 2, 5, 10, 20, 30) if span / size <= 12)
    hairs, reach = Stencil(), min(180, span * 1.2)
    west, south = (math.floor((part - reach) / step) * step for part in centre)
    for n in range(int(2 * reach / step) + 2):
        lon, lat = west + n * step, south + n * step
        hairs.line(
            [
                project(lon, max(-85.0, min(85.0, centre[1] - reach / 1.4 + k * reach / 20)))
                for k in range(30)
            ],
            1.3,
        )
        if abs(lat) <= 85:
            hairs.line([project(centre[0] - reach + k * reach / 20, lat) for k in range(41)], 1.3)
    sheet.fill(hairs, colours.lighter(paint, 0.4), alpha=0.5)


def _marks(sheet: Sheet, spots: list[Point]) -> None:
    for spot in spots:
        sheet.glow(*spot, 80, colours.ACCENT, 0.45, 1.6)
        sheet.fill(Stencil().oval(*spot, 25).oval(*spot, 21, hole=True), colours.ACCENT)
        sheet.fill(Stencil().oval(*spot, 15), colours.PAPER)
        sheet.fill(Stencil().oval(*spot, 11), colours.ACCENT)
