"""Pictures are cut beforehand; a reader's request makes none."""

import pytest

from broadsheet.images import actions, cards
from broadsheet.images.models import Rendition
from tests.articles import factories


def test_before_the_worker_came_the_original_is_shown(db, django_assert_num_queries):
    picture = factories.picture()

    with django_assert_num_queries(2):
        card = cards.pictures([picture.pk], shapes=("landscape",))[picture.pk]

    assert card.shapes["landscape"].src == picture.file.url
    assert card.shapes["landscape"].webp == ""
    assert not Rendition.objects.exists()


def test_the_worker_makes_every_width_of_every_shape(db):
    picture = factories.picture()
    actions.make_renditions(picture=picture, shapes=("landscape", "square"))

    card = cards.pictures([picture.pk], shapes=("landscape", "square"))[picture.pk]

    landscape = card.shapes["landscape"]
    assert [part.split()[1] for part in landscape.webp.split(", ")] == [
        "320w",
        "480w",
        "640w",
        "960w",
        "1280w",
    ]
    assert (landscape.width, landscape.height) == (640, 427)
    assert card.shapes["square"].width == card.shapes["square"].height


def test_a_small_picture_is_not_blown_up(db):
    picture = factories.picture()  # 1600 pixels wide
    actions.make_renditions(picture=picture, shapes=("own",))

    card = cards.pictures([picture.pk], shapes=("own",))[picture.pk]

    assert "1600w" in card.shapes["own"].webp and "1920w" not in card.shapes["own"].webp


@pytest.mark.parametrize(
    ("words", "alt"),
    [({}, "A pier at dusk"), ({"alt": "The pier"}, "The pier"), ({"is_decorative": True, "alt": "x"}, "")],
)
def test_alternative_text_is_the_places_own_the_pictures_or_none(db, words, alt):
    picture = factories.picture()

    assert cards.pictures([picture.pk])[picture.pk].said(**words).alt == alt


def test_the_colour_is_that_of_the_picture(db):
    picture = factories.picture()  # all #456

    found = actions.find_colour(picture=picture)

    channels = [int(found[start : start + 2], 16) for start in (1, 3, 5)]
    assert channels == pytest.approx([0x44, 0x55, 0x66], abs=3)  # JPEG keeps colours nearly


def test_uploaded_files_are_shown_and_never_run(client, db):
    picture = factories.picture()

    answer = client.get(picture.file.url)

    assert answer.status_code == 200
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert client.get("/media/../db.sqlite3").status_code == 400
