"""The cuts and widths of a picture that pages use, and the Wagtail filter that makes each.

JPEG is for browsers without WebP (Safari 13) and for other sites; AVIF was left out: docs/decisions/0007-pictures.md.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """ratio: width over height, None for the picture's own. Widths in pixels."""

    ratio: tuple[int, int] | None
    webp: tuple[int, ...]
    jpeg: tuple[int, ...]


CUTS = {
    "own": Cut(None, (480, 960, 1280, 1920), (960,)),
    "landscape": Cut((3, 2), (320, 480, 640, 960, 1280), (640, 1280)),
    "square": Cut((1, 1), (160, 320), (320,)),
    "portrait": Cut((4, 5), (240, 480), (480,)),
    # for other sites: search engines ask for three ratios of at least 1200 pixels, sharing for 1200 × 630
    "social": Cut((40, 21), (), (1200,)),
    "wide": Cut((16, 9), (), (1200,)),
    "classic": Cut((4, 3), (), (1200,)),
    "large_square": Cut((1, 1), (), (1200,)),
}
LEAD = ("own", "landscape", "square", "social", "wide", "classic", "large_square")
BODY = ("own",)
PERSON = ("square", "portrait")


def height(ratio: tuple[int, int], width: int) -> int:
    return round(width * ratio[1] / ratio[0])


def spec(cut: Cut, width: int, form: str) -> str:
    """Wagtail's filter: "fill-640x427|format-webp"."""
    size = f"fill-{width}x{height(cut.ratio, width)}" if cut.ratio else f"width-{width}"
    quality = "webpquality-72" if form == "webp" else "jpegquality-76"
    return f"{size}|format-{form}|{quality}"


def specs(shapes: tuple[str, ...], widest: float = math.inf) -> dict[str, tuple[str, str, int]]:
    """filter → (shape, format, width) of all renditions that these shapes consist of, but for wider ones."""
    return {
        spec(CUTS[shape], width, form): (shape, form, width)
        for shape in shapes
        for form in ("webp", "jpeg")
        for width in getattr(CUTS[shape], form)
        if width <= widest
    }
