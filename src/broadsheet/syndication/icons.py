"""The theme's picture in the one form that every browser takes for `/favicon.ico`."""

import struct
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

HEADER, ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
IS_ICON, COUNT, PLANES, BITS = 1, 1, 1, 32


@cache
def ico(name: str) -> bytes:
    """An icon file that holds this static file, a PNG of at most 256 pixels a side."""
    png = Path(str(finders.find(name))).read_bytes()
    width, height = (side % 256 for side in struct.unpack(">II", png[16:24]))  # 0 stands for 256
    place = HEADER.size + ENTRY.size
    head = HEADER.pack(0, IS_ICON, COUNT) + ENTRY.pack(width, height, 0, 0, PLANES, BITS, len(png), place)
    return head + png
