"""The theme's picture in the one form that every browser takes for `/favicon.ico`."""

from functools import cache
from io import BytesIO

from django.contrib.staticfiles import finders
from PIL import Image


@cache
def ico(name: str) -> bytes:
    """An icon file that holds this static picture, of at most 256 pixels a side, in its own size."""
    made = BytesIO()
    with Image.open(str(finders.find(name))) as picture:
        picture.save(made, "ICO", sizes=[picture.size])
    return made.getvalue()
