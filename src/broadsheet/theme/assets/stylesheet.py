"""The stylesheet: the layered sources of css/, joined in layer order into one file for every browser."""

from pathlib import Path

from broadsheet.theme.assets import css_floor, css_tree, css_write, files, places

FIRST = ("tokens.css", "reset.css", "base.css", "layout.css")
LAST = ("utilities.css", "print.css")


def make() -> list[Path]:
    return [files.write(places.BUILT / "paper.css", built())]


def built() -> str:
    """Everything in layer order, without layers (decision 0006), fonts first."""
    order = css_tree.layer_order(places.CSS / "order.css")
    faces = places.FONTS / "fonts.css.part"
    rules = [rule for source in [faces, *sources()] for rule in css_tree.read(source)]
    return css_write.text(css_floor.flattened(rules, order))


def sources() -> list[Path]:
    """The hand-written files in the order they are read; within a layer that order decides."""
    middle = [path for folder in ("parts", "blocks") for path in sorted(places.CSS.glob(f"{folder}/*.css"))]
    chosen = [*(places.CSS / name for name in FIRST), *middle, *(places.CSS / name for name in LAST)]
    return [path for path in chosen if path.is_file()]
