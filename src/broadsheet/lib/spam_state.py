"""What a classifier has learnt, as bytes: a word, a version, a checksum, then the tables pressed together.

Bytes that are not whole or not ours are refused by name. Little-endian, whatever the machine.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from typing import NamedTuple

MAGIC, VERSION = b"BSPM", 1
_HEAD = struct.Struct("<4sHI")  # word, version, checksum of what follows
_SEEN = struct.Struct("<III")  # good, spam, number of steps
_STEP = struct.Struct("<8si")  # decision, how far it moved the line


class Damaged(Exception):
    """These bytes are no classifier, or of another version; it has to be trained again."""


class State(NamedTuple):
    """tables: each of the size that was asked for. seen: good, spam. steps: (decision, step)."""

    tables: list["array[int]"]
    seen: tuple[int, int]
    steps: list[tuple[bytes, int]]


def pack(state: State) -> bytes:
    plain = _SEEN.pack(*state.seen, len(state.steps))
    plain += b"".join(_little(table).tobytes() for table in state.tables)
    plain += b"".join(_STEP.pack(*step) for step in state.steps)
    pressed = zlib.compress(plain, 1)
    return _HEAD.pack(MAGIC, VERSION, zlib.crc32(pressed)) + pressed


def unpack(packed: bytes, sizes: Sequence[int], most_steps: int) -> State:
    """sizes: places of each table. Raises Damaged."""
    tables_end = _SEEN.size + sum(4 * size for size in sizes)
    plain = _unpressed(packed, tables_end + most_steps * _STEP.size)
    if len(plain) < tables_end:
        raise Damaged("too short")
    good, spam, steps = _SEEN.unpack_from(plain)
    if len(plain) != tables_end + steps * _STEP.size:
        raise Damaged("not as long as it says")
    tables, at = [], _SEEN.size
    for size in sizes:
        tables.append(_little(array("i", plain[at : at + 4 * size])))
        at += 4 * size
    return State(tables, (good, spam), list(_STEP.iter_unpack(plain[tables_end:])))


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
