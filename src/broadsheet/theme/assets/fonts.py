"""Cuts the fonts of faces.py out of the locked Fontsource packages, as WOFF2, with their licences beside.

Only the letters, features and weights the paper uses remain; the @font-face rules are made from what is
truly in each file, so that `unicode-range` never promises a letter that is missing.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from broadsheet.theme.assets import fallbacks, files, packages, places
from broadsheet.theme.assets.faces import FACES, Cut, Face

NAMES_KEPT = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, names, version, licence


def make() -> list[Path]:
    fonts = {face.name: _cut_face(face) for face in FACES}
    made = [files.write(places.FONTS / f"{name}.woff2", _as_woff2(font)) for name, font in fonts.items()]
    rules = [_rule(face, fonts[face.name]) for face in FACES] + fallbacks.rules(fonts)
    # for the stylesheet step alone: were it named a stylesheet, collectstatic would follow its addresses
    made.append(files.write(places.FONTS / "fonts.css.part", "\n".join(rules) + "\n"))
    return made + list(_licences())


def _cut_face(face: Face) -> TTFont:
    parts = [_cut(cut) for cut in face.cuts]
    return parts[0] if len(parts) == 1 else _merged(parts)


def _cut(cut: Cut) -> TTFont:
    source = packages.folder(f"@fontsource-variable/{cut.package}") / "files" / f"{cut.file}.woff2"
    font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), dict(cut.axes))
    options = subset.Options(
        layout_features=list(cut.features), name_IDs=NAMES_KEPT, hinting=False, notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=cut.letters)
    font = _reread(font)  # a narrowed font is only whole again once written
    cutter.subset(font)
    return font


def _merged(parts: list[TTFont]) -> TTFont:
    """One font of all parts; its dates are those of the first, so that equal sources give equal bytes."""
    whole = merge.Merger().merge([_on_disk(part) for part in parts])
    whole["head"].created = whole["head"].modified = parts[0]["head"].modified
    return whole


def _on_disk(font: TTFont) -> io.BytesIO:
    kept = io.BytesIO()
    font.flavor = None
    font.save(kept)
    kept.seek(0)
    return kept


def _reread(font: TTFont) -> TTFont:
    return TTFont(_on_disk(font), recalcTimestamp=False)


def _as_woff2(font: TTFont) -> bytes:
    kept = io.BytesIO()
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(kept)
    return kept.getvalue()


def _rule(face: Face, font: TTFont) -> str:
    letters = sorted(code for code in font.getBestCmap() if code >= 0x20)
    return (
        f'@font-face{{font-family:"{face.family}";src:url("fonts/{face.name}.woff2") format("woff2");'
        f"font-weight:{face.weight};font-style:{face.style};font-display:swap;"
        f"unicode-range:{unicode_range(letters)}}}"
    )


def unicode_range(letters: list[int]) -> str:
    """Sorted code points as CSS writes them: [0x20, 0x21, 0xa0] is "U+20-21,U+A0"."""
    runs: list[list[int]] = []
    for code in letters:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def _licences() -> Iterator[Path]:
    for package in sorted({cut.package for face in FACES for cut in face.cuts}):
        source = packages.folder(f"@fontsource-variable/{package}") / "LICENSE"
        yield files.write(places.FONTS / f"{package}-OFL.txt", source.read_bytes())
