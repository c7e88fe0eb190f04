"""The hours of the day as limited palettes; every outdoor picture is painted from one of them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour


@dataclass(frozen=True)
class Hour:
    name: str
    sky: tuple[Colour, ...]  # from the top down to the horizon
    depths: tuple[Colour, ...]  # from the farthest hill to the nearest
    ink: Colour  # darkest silhouettes
    water: tuple[Colour, ...]  # from the horizon down
    orb: Colour  # sun or moon
    lamp: Colour  # lit windows
    pale: Colour  # walls in the light
    accent: Colour
    grass: tuple[Colour, Colour]  # lit and shaded growth

    def depth(self, share: float) -> Colour:
        return colours.along(self.depths, share)

    @property
    def dark(self) -> bool:
        return self.name in ("night", "dusk", "storm")

    @property
    def horizon(self) -> Colour:
        return self.sky[-1]

    @property
    def shade(self) -> Colour:
        return colours.mix(self.ink, self.depths[-1], 0.35)


def _hour(name: str, sky: str, depths: str, ink: str, water: str, lights: str, grass: str) -> Hour:
    orb, lamp, pale, accent = colours.row(lights)
    lit, dim = colours.row(grass)
    return Hour(
        name,
        colours.row(sky),
        colours.row(depths),
        colours.of(ink),
        colours.row(water),
        orb,
        lamp,
        pale,
        accent,
        (lit, dim),
    )


HOURS: dict[str, tuple[Hour, ...]] = {
    "dawn": (
        _hour(
            "dawn",
            "#6f93a3 #a9b9b8 #ecc9ab #f9e2bd",
            "#c9b3a6 #8d9699 #4f6b78 #274252",
            "#16242e",
            "#f0d3b2 #a9b3b1 #4d7080 #27485a",
            "#fff3d6 #ffd68f #f8e7d0 #a8322b",
            "#a8a77c #4d6657",
        ),
        _hour(
            "dawn",
            "#7c9aa0 #b7c3b4 #ead3aa #f8e7c6",
            "#bcbfa9 #84998f #456a68 #1f4448",
            "#122a2e",
            "#efdcb8 #a6bcb1 #4f7d80 #234d56",
            "#fff6dc #ffdc98 #f7ebd4 #b0402e",
            "#b4b083 #41665a",
        ),
    ),
    "day": (
        _hour(
            "day",
            "#5b92a8 #8fb9c0 #c6d8d2 #f1ead8",
            "#b4c6c2 #82a49f #48756f #234f4f",
            "#142e31",
            "#bcd3cd #77a8ae #357484 #1f5364",
            "#fffaf0 #f6d48c #fbf4e6 #a42a26",
            "#c2b873 #5b7f58",
        ),
        _hour(
            "day",
            "#7fa7ab #b3c8bd #e3dcc0 #f7eeda",
            "#cfc7a9 #a3a987 #667f63 #38573f",
            "#1d3127",
            "#d6d8c0 #93b3ac #47808a #265866",
            "#fffbef #f3cd80 #fcf5e4 #ab3324",
            "#d2bd6c #768a4c",
        ),
    ),
    "dusk": (
        _hour(
            "dusk",
            "#2c3153 #6a4a6b #c96f62 #f4b981",
            "#b77c75 #7b5769 #473c5a #221f37",
            "#14132a",
            "#eeb07e #b56b69 #5d4668 #25233f",
            "#ffe3ae #ffc873 #f6cfa6 #c1352d",
            "#a8794f #4a4250",
        ),
        _hour(
            "dusk",
            "#223c55 #5d6b7d #c79a7a #f5cf94",
            "#b3947f #74706f #3e4d5b #1c2c3d",
            "#101d2a",
            "#efc792 #b08d78 #4f6170 #1f3245",
            "#ffedbd #ffcf7a #f4dab0 #b3332a",
            "#a58f5a #45524a",
        ),
    ),
    "night": (
        _hour(
            "night",
            "#0a142b #12274a #21446a #42698a",
            "#36587a #24405f #152a46 #0b172b",
            "#060d1a",
            "#3c6385 #22456a #12294a #0a162c",
            "#f6eed6 #f6c76e #a9b9c4 #b23a31",
            "#4a6a6c #1c3744",
        ),
        _hour(
            "night",
            "#0b1d27 #14323f #28525b #568078",
            "#44706f #2a5158 #17343f #0c1d27",
            "#071219",
            "#4d7873 #28545c #143440 #0b1c26",
            "#f8f0d2 #f8cd78 #b4c4ba #ad3a2c",
            "#57776a #1d3d40",
        ),
    ),
    "storm": (
        _hour(
            "storm",
            "#2c363f #4b5860 #7f8b8d #cdcbbd",
            "#8f9a9a #667478 #3f4e56 #222e36",
            "#121a20",
            "#aab1aa #6d7d80 #3b4d57 #1f2d36",
            "#e9e6d4 #f6cb72 #d5d6cc #a3261f",
            "#8d9272 #47584f",
        ),
        _hour(
            "storm",
            "#2b3236 #505653 #8d8d7d #d9cfae",
            "#9c9b8a #6f736b #454d4b #262d2f",
            "#14191b",
            "#bcb89e #7a817a #424e50 #222b2e",
            "#f0e8c9 #f8cd6b #dcd7c2 #a62c20",
            "#9a946a #4c5646",
        ),
    ),
}


def choose(rng: random.Random, name: str) -> Hour:
    if name not in HOURS:
        raise ValueError(f"unknown hour {name!r}: one of {', '.join(HOURS)}")
    return rng.choice(HOURS[name])
