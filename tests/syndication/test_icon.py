"""Browsers look for an icon at an address of their own where a page does not name one."""

from io import BytesIO

from PIL import Image


def test_the_icon_is_where_browsers_look_for_it(client, paper):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/x-icon")
    with Image.open(BytesIO(answer.content)) as icon:
        assert (icon.format, icon.size) == ("ICO", (180, 180))
