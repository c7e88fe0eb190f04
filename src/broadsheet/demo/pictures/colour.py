"""Colours as (red, green, blue) triples of 0 to 255."""

from __future__ import annotations

from collections.abc import Sequence

Colour = tuple[int, int, int]

INK: Colour = (0x16, 0x15, 0x13)
PAPER: Colour = (0xFD, 0xFC, 0xFA)
ACCENT: Colour = (0x9B, 0x1C, 0x1F)


def of(code: str) -> Colour:
    digits = code.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def row(codes: str) -> tuple[Colour, ...]:
    return tuple(of(code) for code in codes.split())


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour that is `share` (0 to 1) of the way from one to the other."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def along(stops: Sequence[Colour], share: float) -> Colour:
    spot = min(1.0, max(0.0, share)) * (len(stops) - 1)
    first = min(int(spot), len(stops) - 2)
    return mix(stops[first], stops[first + 1], spot - first)


def lighter(colour: Colour, share: float) -> Colour:
    return mix(colour, PAPER, share)


def darker(colour: Colour, share: float) -> Colour:
    return mix(colour, INK, share)


def ladder(stops: Sequence[Colour]) -> list[int]:
    """A palette of 256 colours that runs evenly through the stops."""
    if len(stops) == 1:
        return list(stops[0]) * 256
    return [part for step in range(256) for part in along(stops, step / 255)]
