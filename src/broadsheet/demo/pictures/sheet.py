"""The sheet a picture is drawn on: shapes are cut large as stencils, then painted through."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from broadsheet.demo.pictures import brush, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point

Box = tuple[int, int, int, int]
Paint = Colour | Sequence[Colour]
Cut = tuple[Image.Image, Box]

SMALL = 160_000  # pixels under which a stencil is cut four times as large instead of twice


class Stencil:
    """Shapes that share one paint. Points are on the board, or about `x, y` when a place is given."""

    def __init__(
        self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False
    ) -> None:
        self.place = (x, y, scale, turn, flip)
        self.cuts: list[tuple[list[Point], float, bool]] = []

    def poly(self, points: Sequence[Point], hole: bool = False) -> Stencil:
        return self._add(points, 0, hole)

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, hole: bool = False) -> Stencil:
        return self._add(geometry.oval(x, y, rx, ry), 0, hole)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, corner: float = 0, hole: bool = False
    ) -> Stencil:
        return self._add(geometry.box(x0, y0, x1, y1, corner), 0, hole)

    def line(self, points: Sequence[Point], width: float = 2, hole: bool = False) -> Stencil:
        return self._add(points, width, hole)

    def _add(self, points: Sequence[Point], width: float, hole: bool) -> Stencil:
        x, y, scale, turn, flip = self.place
        at_home = self.place == (0, 0, 1, 0, False)
        placed = list(points) if at_home else geometry.moved(points, x, y, scale, turn, flip)
        self.cuts.append((placed, width * scale, hole))
        return self

    def bounds(self) -> tuple[float, float, float, float]:
        edges = [_edges(points, width / 2) for points, width, _ in self.cuts if points]
        left, top, right, bottom = zip(*edges, strict=True)
        return min(left), min(top), max(right), max(bottom)


def _edges(points: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


class Sheet:
    def __init__(self, size: tuple[int, int], seed: str, ground: Colour = colours.PAPER) -> None:
        self.size = size
        self.rng = random.Random(seed)  # noqa: S311 (a picture keeps no secret)
        self.unit = max(size[0] / geometry.WIDTH, size[1] / geometry.HEIGHT)
        self.left = (size[0] - geometry.WIDTH * self.unit) / 2
        self.top = (size[1] - geometry.HEIGHT * self.unit) / 2
        self.image = Image.new("RGB", size, ground)
        # effect_noise cannot be seeded, so the grain comes from the picture's own random numbers
        self.noise = Image.frombytes("L", size, self.rng.randbytes(size[0] * size[1]))

    def fill(
        self, stencil: Stencil, paint: Paint, *, alpha: float = 1, angle: float = 90, blur: float = 0
    ) -> None:
        """Paint through the stencil: one colour, or stops along `angle` (90 = downwards)."""
        cut = self.cut(stencil, blur)
        if cut is None:
            return
        mask, area = cut
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        self.image.paste(self._paint(paint, area, angle), area, mask)

    def shade(
        self,
        stencil: Stencil,
        paint: Colour,
        *,
        angle: float = 0,
        start: float = 0,
        end: float = 1,
        alpha: float = 1,
        grain: float = 0.6,
    ) -> None:
        """Grainy shade inside the stencil: none at `start`, full at `end`, both shares of the way along."""
        cut = self.cut(stencil)
        if cut is None:
            return
        mask, area = cut
        self.stain(ImageChops.multiply(mask, self.slope(area, angle, start, end)), area, paint, alpha, grain)

    def stain(self, mask: Image.Image, area: Box, paint: Paint, alpha: float = 1, grain: float = 0.6) -> None:
        """Paint through a soft mask, part of it broken into grain."""
        if grain > 0:
            speckle = ImageChops.subtract(mask, self.noise.crop(area), 0.5, 0)
            mask = Image.blend(mask, speckle, grain)
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        self.image.paste(self._paint(paint, area, 90), area, mask)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        paint: Colour,
        alpha: float = 1,
        fall: float = 2,
        squash: float = 1,
        grain: float = 0,
    ) -> None:
        px, py = self.at(x, y)
        rx, ry = max(1, round(radius * self.unit)), max(1, round(radius * squash * self.unit))
        disc = Image.radial_gradient("L").point(
            [round(255 * max(0.0, 1 - v / 180) ** fall) for v in range(256)]
        )
        mask = disc.resize((rx * 2, ry * 2), Image.Resampling.BILINEAR)
        area = (round(px - rx), round(py - ry), round(px - rx) + rx * 2, round(py - ry) + ry * 2)
        inside = self._within(area)
        if inside:
            crop = mask.crop(
                (inside[0] - area[0], inside[1] - area[1], inside[2] - area[0], inside[3] - area[1])
            )
            self.stain(crop, inside, paint, alpha, grain)

    def wash(
        self, stops: Sequence[Colour], top: float = geometry.TOP, bottom: float = geometry.BOTTOM
    ) -> None:
        self.fill(Stencil().box(geometry.LEFT - 600, top, geometry.RIGHT + 600, bottom), stops)

    def cut(self, stencil: Stencil, blur: float = 0) -> Cut | None:
        """The stencil as a mask and the pixels it covers; None when it lies outside the picture."""
        if not stencil.cuts:
            return None
        spread = blur * self.unit
        x0, y0, x1, y1 = stencil.bounds()
        (ax, ay), (bx, by) = self.at(x0, y0), self.at(x1, y1)
        pad = 2 + spread * 2.5
        area = self._within(
            (math.floor(ax - pad), math.floor(ay - pad), math.ceil(bx + pad), math.ceil(by + pad))
        )
        if area is None:
            return None
        mask = self._draw(stencil, area)
        return (brush.soften(mask, spread) if spread else mask), area

    def _draw(self, stencil: Stencil, area: Box) -> Image.Image:
        width, height = area[2] - area[0], area[3] - area[1]
        finer = 4 if width * height < SMALL else 2
        large = Image.new("L", (width * finer, height * finer))
        pen = ImageDraw.Draw(large)
        scale = self.unit * finer
        dx, dy = (self.left - area[0]) * finer, (self.top - area[1]) * finer
        for points, thick, hole in stencil.cuts:
            spots = [(x * scale + dx, y * scale + dy) for x, y in points]
            if thick:
                brush.stroke(pen, spots, thick * scale, 0 if hole else 255)
            elif len(spots) > 2:
                pen.polygon(spots, fill=0 if hole else 255)
        return large.reduce(finer)

    def at(self, x: float, y: float) -> Point:
        return x * self.unit + self.left, y * self.unit + self.top

    def _within(self, area: Box) -> Box | None:
        inside = (max(0, area[0]), max(0, area[1]), min(self.size[0], area[2]), min(self.size[1], area[3]))
        return inside if inside[0] < inside[2] and inside[1] < inside[3] else None

    def _paint(self, paint: Paint, area: Box, angle: float) -> Image.Image | Colour:
        if isinstance(paint[0], int):
            return paint  # type: ignore[return-value]  # a colour, as its first part is a number
        stops: Sequence[Colour] = paint  # type: ignore[assignment]  # several colours, for the same reason
        return brush.tinted(self.slope(area, angle, 0, 1), stops)

    def slope(self, area: Box, angle: float, start: float, end: float) -> Image.Image:
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        low, high = min(0, cos) + min(0, sin), max(0, cos) + max(0, sin)
        corners = [(x * cos + y * sin - low) / (high - low) for y in (0, 1) for x in (0, 1)]
        plane = Image.new("F", (2, 2))
        plane.putdata([255 * (c - start) / ((end - start) or 1e-6) for c in corners])
        size = (area[2] - area[0], area[3] - area[1])
        return plane.resize(size, Image.Resampling.BILINEAR, box=(0.5, 0.5, 1.5, 1.5)).convert("L")

    def everywhere(self) -> Box:
        return 0, 0, self.size[0], self.size[1]
