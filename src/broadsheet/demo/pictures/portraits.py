"""Portraits of the writers: plainly drawn people who are nobody."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image

from broadsheet.demo.pictures import brush, faces, geometry
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP
from broadsheet.demo.pictures.sheet import Sheet, Stencil

SIZE = (1000, 1250)

KINDS = {
    "woman": ("bob", "long", "bun", "curls", "fringe"),
    "man": ("short", "parted", "cropped", "waves", "bald"),
    "scarf": ("scarf",),
}

# ground, its second colour, cloth, cloth beneath
CLOTHES = (
    colours.row("#c9b08a #e6d3ae #2f5561 #f3ead6"),
    colours.row("#8fa9a4 #bccbbf #9b1c1f #f3e6cf"),
    colours.row("#c98f76 #e3b99a #2b3950 #f6ead6"),
    colours.row("#9fae86 #cdd2a8 #5a3340 #efe2c6"),
    colours.row("#7f95ad #b8c6cf #c78b3c #f7efdd"),
    colours.row("#d8b76e #efdaa3 #37503f #f7efdc"),
    colours.row("#b7a7b0 #d9cccb #26424c #f4ebdc"),
    colours.row("#a9b7b2 #d6dcd2 #6b3f2e #f1e5cd"),
)


@dataclass(frozen=True)
class Sitter:
    skin: Colour
    hair: Colour
    shade: Colour
    cloth: Colour
    under: Colour
    jaw: float  # 0 narrow to 1 square
    style: str  # one of the hair names in KINDS
    woman: bool
    glasses: bool
    beard: int  # 0 none, 1 stubble, 2 moustache, 3 full
    collar: int


def portrait(seed: int | str, kind: str | None = None, size: tuple[int, int] = SIZE) -> Image.Image:
    """The same face for the same seed; `kind` is "woman", "man" or "scarf", else the seed chooses."""
    rng = random.Random(f"portrait/{seed}")  # noqa: S311 (a picture keeps no secret)
    chosen = kind or rng.choice(("woman", "man"))
    if chosen not in KINDS:
        raise ValueError(f"unknown kind of portrait: {chosen!r}; known are {', '.join(KINDS)}")
    ground = rng.choice(CLOTHES)
    sitter = _sitter(rng, chosen, ground)
    sheet = Sheet(size, f"portrait/{seed}/{kind}")
    _ground(sheet, ground)
    faces.draw(sheet, sitter)
    return brush.finish(sheet.image, sheet.noise)


def _sitter(rng: random.Random, kind: str, ground: tuple[Colour, ...]) -> Sitter:
    skin = rng.choice(colours.row("#f2d3b6 #e8bd97 #d5a179 #b98058 #95623f #6b4530"))
    hairs = colours.row("#221c1a #3a2a22 #5b3a26 #8a5a34 #b08a56 #9c9892 #cfc9bf #7a3b22")
    dark = sum(skin) < 420
    woman = kind != "man"
    return Sitter(
        skin,
        rng.choice(hairs[:3] if dark else hairs),
        colours.mix(colours.darker(skin, 0.5), colours.of("#3a2f45"), 0.3),
        ground[2],
        ground[3],
        rng.uniform(0.15, 0.5) if woman else rng.uniform(0.5, 1),
        rng.choice(KINDS[kind]),
        woman,
        rng.random() < 0.36,
        0 if woman else rng.choice((0, 0, 1, 2, 3, 3)),
        rng.randrange(3),
    )


def _ground(sheet: Sheet, ground: tuple[Colour, ...]) -> None:
    sheet.wash((colours.lighter(ground[0], 0.1), ground[0]))
    kind, rng = sheet.rng.randrange(4), sheet.rng
    shape = Stencil()
    if kind == 0:
        shape.oval(750 + rng.uniform(-60, 60), 400, rng.uniform(330, 390))
    elif kind == 1:
        shape.poly([(LEFT, 1150), (RIGHT, 1150), (RIGHT, rng.uniform(0, 300)), (LEFT, rng.uniform(500, 800))])
    elif kind == 2:
        for n in range(7):
            shape.box(390 + n * 120, TOP, 430 + n * 120, BOTTOM)
    else:
        shape.poly(geometry.arc(750, 620, 350, 350, 180, 360)).box(400, 619, 1100, BOTTOM)
    sheet.fill(shape, ground[1], alpha=0.75)
    everything = Stencil().box(LEFT, TOP, RIGHT, BOTTOM)
    sheet.shade(everything, colours.darker(ground[0], 0.5), angle=40, start=0.45, end=1.15, alpha=0.5)
