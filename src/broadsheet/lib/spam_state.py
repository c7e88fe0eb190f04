"""What a classifier has learnt, as bytes: a word, a version, a checksum, then the tables pressed together.

Bytes that are not whole or not ours are refused by name. Little-endian, whatever the machine.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from typing import NamedTuple

MAGIC, VERSION = b"BSPM", 2
_HEAD = struct.Struct("<4sHI")  # word, version, checksum of what follows
_SEEN = struct.Struct("<II")  # good, spam


class Damaged(Exception):
    """These bytes are no classifier, or of another version; it has to be trained again."""


class State(NamedTuple):
    """tables: each of the size that was asked for. seen: good, spam."""

    tables: list["array[int]"]
    seen: tuple[int, int]


def pack(state: State) -> bytes:
    plain = _SEEN.pack(*state.seen)
    plain += b"".join(_little(table).tobytes() for table in state.tables)
    pressed = zlib.compress(plain, 1)
    return _HEAD.pack(MAGIC, VERSION, zlib.crc32(pressed)) + pressed


def unpack(packed: bytes, sizes: Sequence[int]) -> State:
    """sizes: places of each table. Raises Damaged."""
    length = _SEEN.size + sum(4 * size for size in sizes)
    plain = _unpressed(packed, length)
    if len(plain) != length:
        raise Damaged("not as long as its tables")
    good, spam = _SEEN.unpack_from(plain)
    tables, at = [], _SEEN.size
    for size in sizes:
        tables.append(_little(array("i", plain[at : at + 4 * size])))
        at += 4 * size
    return State(tables, (good, spam))


def _unpressed(packed: bytes, longest: int) -> bytes:
    try:
        magic, version, checksum = _HEAD.unpack_from(packed)
        pressed = packed[_HEAD.size :]
        if (magic, version) != (MAGIC, VERSION) or zlib.crc32(pressed) != checksum:
            raise Damaged("not a classifier of this version, or not whole")
        return zlib.decompressobj().decompress(pressed, longest + 1)
    except (struct.error, zlib.error) as error:
        raise Damaged(str(error)) from error


def _little(table: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return table
    turned = table[:]
    turned.byteswap()
    return turned
