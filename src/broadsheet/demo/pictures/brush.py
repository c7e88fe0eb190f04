"""Work on whole masks and fields: softening, tinting, noise, the finish."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageMath

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import Point

Size = tuple[int, int]


def soften(mask: Image.Image, radius: float) -> Image.Image:
    """A blur of `radius` pixels; wide ones are made on a smaller copy."""
    smaller = max(1, int(radius / 3))
    if smaller == 1 or min(mask.size) < smaller * 4:
        return mask.filter(ImageFilter.GaussianBlur(radius))
    little = mask.reduce(smaller).filter(ImageFilter.GaussianBlur(radius / smaller))
    return little.resize(mask.size, Image.Resampling.BILINEAR)


def tinted(field: Image.Image, stops: Sequence[Colour]) -> Image.Image:
    """The field with every value from 0 to 255 turned into its colour along the stops."""
    toned = field.copy()
    toned.putpalette(colours.ladder(stops))
    return toned.convert("RGB")


def stroke(pen: ImageDraw.ImageDraw, spots: Sequence[Point], width: float, ink: int) -> None:
    """A line with round ends."""
    wide = max(1, round(width))
    pen.line(spots, fill=ink, width=wide, joint="curve" if wide > 3 else None)
    if wide > 3:
        half = wide / 2 - 0.5
        for x, y in (spots[0], spots[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)


def cloud(
    rng: random.Random, size: Size, across: float, octaves: int = 5, rough: float = 0.5, stretch: float = 1
) -> Image.Image:
    """A field (mode F, about 0 to 255) of fractal noise: `across` lumps from side to side."""
    width, height = max(8, size[0] // 4), max(8, size[1] // 4)
    total = Image.new("F", (width, height))
    weights = [rough**n for n in range(octaves)]
    for n, weight in enumerate(weights):
        columns = max(2, round(across * 2**n / stretch))
        rows = max(2, round(across * 2**n * size[1] / size[0]))
        lumps = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows)).convert("F")
        layer = lumps.resize((width, height), Image.Resampling.BICUBIC, box=_inner(columns, rows))
        total = _sum(total, layer, weight / sum(weights))
    return total.resize(size, Image.Resampling.BICUBIC)


def _inner(columns: int, rows: int) -> tuple[float, float, float, float]:
    return 0.5, 0.5, columns - 0.5, rows - 0.5


def _sum(total: Image.Image, layer: Image.Image, weight: float) -> Image.Image:
    return ImageMath.lambda_eval(lambda f: f["a"] + f["b"] * weight, a=total, b=layer)


def above(field: Image.Image, level: float, sharp: float = 24) -> Image.Image:
    """The mask of where the field is higher than the level; a lower `sharp` gives a softer edge."""
    return field.point(lambda v: v * sharp + (128 - level * sharp)).convert("L")


def finish(image: Image.Image, noise: Image.Image, strength: float = 14) -> Image.Image:
    """Paper grain over everything, and corners a little darker."""
    flat = noise.point([round(128 + (v - 128) / 128 * strength) for v in range(256)])
    grained = ImageChops.soft_light(image, Image.merge("RGB", (flat, flat, flat)))
    corners = Image.radial_gradient("L").point([max(0, round((v - 150) * 0.2)) for v in range(256)])
    grained.paste(colours.INK, (0, 0, *image.size), corners.resize(image.size, Image.Resampling.BILINEAR))
    return grained
