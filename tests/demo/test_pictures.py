"""The demo paper's pictures: every recipe the content may name is drawn, and nothing else."""

from __future__ import annotations

import json

import pytest
from PIL import Image, ImageStat

from broadsheet.demo import pictures
from broadsheet.demo.pictures import hours, outlines, recipes, seaways

SMALL = (150, 100)

OUTDOOR = [(name, feature) for name, room in recipes.OUTDOOR.items() for feature in room.FEATURES]
PLAIN = [(name, feature) for name, room in recipes.PLAIN.items() for feature in room.FEATURES]

# as the notes for the writers of the demo name them
PROMISED = {
    "coast": "lighthouse harbour cranes cliffs islands boats ferry turbines",
    "city": "skyline bridge market oldtown tram rain station square",
    "land": "terraces orchard desert mountains river forest glacier dam fields village",
    "sky": "stars comet moon aurora planet eclipse sun galaxy observatory",
    "micro": "cells pollen plankton crystals neurons virus fibres",
    "isles": "strait archipelago delta lanes",
    "still": "books teapot violin filmreel pottery bread curtain coffee type chess coins tablet clock fruit "
    "fish milk microphone letter",
    "pattern": "girih weave waves contours circuit tiles knots wheat",
    "work": "containers turbines solar pylons shipyard trucks loom laboratory",
    "people": "crowd queue stage orchestra classroom silhouettes ballot hands",
}


def lively(image):
    return max(ImageStat.Stat(image).stddev) > 12


def test_every_promised_feature_has_its_drawing():
    known = {(name, feature) for name, feature in OUTDOOR + PLAIN}

    assert known == {(name, word) for name, words in PROMISED.items() for word in words.split()}
    assert set(hours.HOURS) == {"dawn", "day", "dusk", "night", "storm"}


@pytest.mark.parametrize(("name", "feature"), OUTDOOR)
def test_outdoor_recipes_draw_at_every_hour(name, feature):
    for hour in hours.HOURS:
        image = pictures.draw({"recipe": name, "hour": hour, "feature": feature, "seed": 7}, SMALL)

        assert image.size == SMALL
        assert lively(image)


@pytest.mark.parametrize(("name", "feature"), PLAIN)
def test_other_recipes_draw_whatever_the_seed(name, feature):
    for seed in range(3):
        image = pictures.draw({"recipe": name, "feature": feature, "seed": seed}, SMALL)

        assert image.size == SMALL
        assert lively(image)


@pytest.mark.parametrize("form", ["line", "area", "bars", "dots", "stack"])
def test_charts_draw_one_to_four_series(form):
    for count in (1, 4):
        values = [[1 + n, 2, 3.5 - n, 4] for n in range(count)]

        assert lively(pictures.draw({"recipe": "chart", "form": form, "values": values, "seed": 1}, SMALL))


@pytest.mark.parametrize("values", [None, [], [[]], [["a"]], [[1, 2], [1]], [[1]] * 5])
def test_a_chart_without_proper_numbers_is_refused(values):
    with pytest.raises(ValueError):
        pictures.draw({"recipe": "chart", "form": "line", "values": values}, SMALL)


def test_the_same_recipe_gives_the_same_picture_and_another_seed_another():
    recipe = {"recipe": "city", "hour": "dusk", "feature": "market", "seed": 3}

    once, again = (pictures.draw(recipe, SMALL).tobytes() for _ in range(2))

    assert once == again
    assert once != pictures.draw({**recipe, "seed": 4}, SMALL).tobytes()


@pytest.mark.parametrize("size", [(120, 120), (80, 160), (200, 60)])
def test_other_shapes_of_picture_are_filled_to_their_edges(size):
    image = pictures.draw({"recipe": "land", "hour": "night", "feature": "village", "seed": 1}, size)

    corners = [image.getpixel((x, y)) for x in (0, size[0] - 1) for y in (0, size[1] - 1)]

    assert image.size == size
    assert all(max(pixel) < 200 for pixel in corners), "a night picture shows paper where nothing was drawn"


@pytest.mark.parametrize(
    ("recipe", "word"),
    [
        ({"recipe": "opera"}, "opera"),
        ({}, "recipe"),
        ({"recipe": "coast", "feature": "pyramid"}, "pyramid"),
        ({"recipe": "coast", "feature": "boats", "hour": "teatime"}, "teatime"),
        ({"recipe": "chart", "form": "pie", "values": [[1]]}, "pie"),
        ({"recipe": "map", "centre": [1], "span": 20}, "centre"),
        ({"recipe": "map", "centre": [1, 2], "span": 0}, "span"),
    ],
)
def test_what_is_not_known_is_refused_by_name(recipe, word):
    with pytest.raises(ValueError, match=word):
        pictures.draw(recipe, SMALL)


def test_portraits_differ_by_seed_and_stay_the_same_for_one():
    first, same, other = (
        pictures.portrait(seed, size=(80, 100)).tobytes() for seed in ("mara", "mara", "tomas")
    )

    assert first == same != other
    assert pictures.portrait(1).size == (1000, 1250)


def test_portraits_take_the_kinds_they_know():
    for kind in ("woman", "man", "scarf"):
        assert lively(pictures.portrait(2, kind, (80, 100)))
    with pytest.raises(ValueError, match="robot"):
        pictures.portrait(2, "robot")


def test_outlines_that_were_not_fetched_are_asked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match="asset step"):
        outlines.rings(tmp_path / "countries-50m.json")


@pytest.mark.skipif(not outlines.FILE.exists(), reason="the asset step has not fetched the outlines")
@pytest.mark.parametrize(
    ("centre", "span"), [([10, 50], 20), ([179, -17], 30), ([0, 20], 360), ([0, 89], 60)]
)
def test_maps_draw_near_and_far(centre, span):
    image = pictures.draw({"recipe": "map", "centre": centre, "span": span, "marks": [centre]}, SMALL)

    assert image.size == SMALL


def test_outlines_run_through_the_arcs_they_share(tmp_path):
    file = tmp_path / "two.json"
    first, second = [[0, 0], [2, 0]], [[2, 0], [0, 2], [-2, -2]]
    shapes = [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[-1, -2]]]}]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [first, second],
        "objects": {"countries": {"geometries": shapes}},
    }
    file.write_text(json.dumps(topology))

    there, back = outlines.rings(file)

    assert there == [(0, 0), (2, 0), (2, 2), (0, 0)]
    assert back == [(2, 0), (0, 0), (2, 2), (2, 0)]


def test_ships_keep_off_the_land():
    field = Image.new("F", (600, 400), seaways.SEA_LEVEL - 60)
    field.paste(seaways.SEA_LEVEL + 60, (250, 0, 350, 300))

    way = seaways.route(field, (100, 100), (1400, 100))

    assert max(y for _, y in way) > 700, "the way round the cape"
    assert all(field.getpixel((int(x * 0.4), int(y * 0.4))) < seaways.SEA_LEVEL for x, y in way)
