"""The recipes by name: `draw` reads one and returns the finished picture."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageOps

from broadsheet.demo.pictures import (
    atlas,
    brush,
    chart,
    city,
    coast,
    hours,
    isles,
    land,
    micro,
    pattern,
    people,
    sky,
    still,
    work,
)
from broadsheet.demo.pictures.sheet import Sheet

Recipe = Mapping[str, object]

SIZE = (1920, 1280)

OUTDOOR = {"coast": coast, "city": city, "land": land, "work": work}
PLAIN = {"sky": sky, "micro": micro, "isles": isles, "people": people, "still": still, "pattern": pattern}
FIGURES = ("chart", "map")

# half of these pictures are turned left to right, for variety; not where a hand or a clock would turn wrong
TURNED = {"coast", "city", "land", "work", "still"}
UPRIGHT = {"clock", "violin", "letter", "station"}


def draw(recipe: Recipe, size: tuple[int, int] = SIZE) -> Image.Image:
    """The picture of a recipe, always the same; ValueError where it names what is not known."""
    name = str(recipe.get("recipe", ""))
    _known(name, (*OUTDOOR, *PLAIN, *FIGURES), "picture recipe")
    sheet = Sheet(
        size, "/".join(str(recipe.get(key, "")) for key in ("recipe", "hour", "feature", "form", "seed"))
    )
    if name in OUTDOOR:
        _outdoor(sheet, name, recipe)
    elif name in PLAIN:
        PLAIN[name].draw(sheet, _feature(recipe, name, PLAIN[name].FEATURES))
    elif name == "chart":
        chart.draw(sheet, _feature(recipe, name, chart.FEATURES, "form"), chart.numbers(recipe.get("values")))
    else:
        _map(sheet, recipe)
    if name in TURNED and recipe.get("feature") not in UPRIGHT and sheet.rng.random() < 0.5:
        sheet.image = ImageOps.mirror(sheet.image)
    return brush.finish(sheet.image, sheet.noise)


def _outdoor(sheet: Sheet, name: str, recipe: Recipe) -> None:
    feature = _feature(recipe, name, OUTDOOR[name].FEATURES)
    OUTDOOR[name].draw(sheet, hours.choose(sheet.rng, str(recipe.get("hour") or "day")), feature)


def _map(sheet: Sheet, recipe: Recipe) -> None:
    span, marks = recipe.get("span"), recipe.get("marks", [])
    if not isinstance(span, (int, float)) or not 0 < span <= 360:
        raise ValueError(f"span of a map must be degrees between 0 and 360, not {span!r}")
    if not isinstance(marks, list):
        raise ValueError(f"marks of a map must be a list of [longitude, latitude], not {marks!r}")
    atlas.draw(
        sheet,
        atlas.place(recipe.get("centre"), "centre"),
        span,
        [atlas.place(mark, "mark") for mark in marks],
    )


def _feature(recipe: Recipe, name: str, words: Mapping[str, object], key: str = "feature") -> str:
    word = str(recipe.get(key, ""))
    _known(word, tuple(words), f"{key} of {name}")
    return word


def _known(word: str, words: tuple[str, ...], what: str) -> None:
    if word not in words:
        raise ValueError(f"unknown {what}: {word!r}; known are {', '.join(words)}")
