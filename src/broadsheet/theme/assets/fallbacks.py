"""Fonts of the reader's own device, widened to the measure of ours, so that the swap moves nothing.

A face is local(…) with `size-adjust` (our mean letter width over theirs) and our own ascent and descent,
divided by it. Widths of the device's fonts are means over English text with spaces, in em: Arial from
Helvetica's published letter widths, which it shares; Noto Serif measured from the file; Georgia and the bold
cuts estimated to about 2 %, since their files cannot be had here. Tahoma's Arabic widths are not published:
its faces take only the heights. Safari knows size-adjust from 17, and no overrides.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the stylesheet step must not wait for fontTools
    from fontTools.ttLib import TTFont

# how often each letter stands in English text, in percent of letters, and the space
ENGLISH = {
    "e": 12.7, "t": 9.06, "a": 8.17, "o": 7.51, "i": 6.97, "n": 6.75, "s": 6.33, "h": 6.09, "r": 5.99,
    "d": 4.25, "l": 4.03, "c": 2.78, "u": 2.76, "m": 2.41, "w": 2.36, "f": 2.23, "g": 2.02, "y": 1.97,
    "p": 1.93, "b": 1.49, "v": 0.98, "k": 0.77, "j": 0.15, "x": 0.15, "q": 0.1, "z": 0.07, " ": 18.0,
}  # fmt: skip


@dataclass(frozen=True)
class Local:
    """A stand-in. stands_for: name of our face; width: mean letter width in em, None where unknown."""

    family: str
    weight: str
    sources: tuple[str, ...]
    stands_for: str
    width: float | None


LOCALS = (
    Local("Georgia fit", "400", ("Georgia", "Gelasio"), "newsreader-text", 0.451),
    Local("Georgia fit", "600", ("Georgia Bold", "Gelasio Bold"), "newsreader-text", 0.507),
    Local("Georgia fit display", "600", ("Georgia Bold", "Gelasio Bold"), "newsreader-display", 0.507),
    Local("Noto fit", "400", ("Noto Serif", "NotoSerif"), "newsreader-text", 0.486),  # Android
    Local("Noto fit display", "600", ("Noto Serif Bold", "NotoSerif-Bold"), "newsreader-display", 0.516),
    Local("Arial fit", "400", ("Arial", "Liberation Sans", "Roboto"), "public-sans", 0.447),
    Local("Arial fit", "600", ("Arial Bold", "Liberation Sans Bold", "Roboto Bold"), "public-sans", 0.482),
    Local("Tahoma fit", "400", ("Tahoma",), "vazirmatn", None),
    Local("Tahoma fit", "700", ("Tahoma Bold",), "vazirmatn", None),
    Local("Tahoma fit text", "400", ("Tahoma",), "naskh", None),
)


def rules(fonts: dict[str, "TTFont"]) -> list[str]:
    return [_rule(local, fonts[local.stands_for]) for local in LOCALS]


def _rule(local: Local, font: "TTFont") -> str:
    ours = _mean_width(font, weight=float(local.weight)) if local.width else 1.0
    stretch = ours / (local.width or 1.0)
    em, heights = font["head"].unitsPerEm, font["hhea"]
    sources = ",".join(f'local("{name}")' for name in local.sources)
    return (
        f'@font-face{{font-family:"{local.family}";src:{sources};font-weight:{local.weight};'
        f"size-adjust:{stretch:.1%};ascent-override:{heights.ascent / em / stretch:.1%};"
        f"descent-override:{-heights.descent / em / stretch:.1%};"
        f"line-gap-override:{heights.lineGap / em / stretch:.1%}}}"
    )


def _mean_width(font: "TTFont", *, weight: float) -> float:
    """Mean advance over English text, in em, of a static font or of a variable one at `weight`."""
    letters, glyphs = font.getBestCmap(), font.getGlyphSet(location={"wght": weight})
    total = sum(share * glyphs[letters[ord(letter)]].width for letter, share in ENGLISH.items())
    return total / sum(ENGLISH.values()) / font["head"].unitsPerEm
