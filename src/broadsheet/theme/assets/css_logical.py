"""Declarations the oldest supported browsers do not know, said in words they do.

Safari 12.1 and Chrome 69 know `margin-inline-start` and `border-block-end`; their shorthands came with
Chrome 87 and Safari 14.1, as did every `inset-…`. In the paper, lines run across and blocks downwards, so
block is top and bottom.
clamp() came with Safari 13.1; max(min()) is the same and older.
"""

from collections.abc import Iterator
from dataclasses import replace

import tinycss2
from tinycss2 import ast

from broadsheet.theme.assets.css_tree import Declaration, Rule

ENDS = ("start", "end")
# property: its two longhands
PAIRS = {
    f"{kind}-{axis}": tuple(f"{kind}-{axis}-{end}" for end in ENDS)
    for kind in ("margin", "padding", "scroll-margin", "scroll-padding")
    for axis in ("inline", "block")
} | {
    f"border-{axis}-{part}": tuple(f"border-{axis}-{end}-{part}" for end in ENDS)
    for axis in ("inline", "block")
    for part in ("width", "style", "color")
}
BOTH_THE_SAME = {
    f"border-{axis}": tuple(f"border-{axis}-{end}" for end in ENDS) for axis in ("inline", "block")
}
ACROSS = {"inset-inline-start": ("left", "right"), "inset-inline-end": ("right", "left")}  # in ltr, in rtl
DOWN = {"inset-block-start": "top", "inset-block-end": "bottom"}
FLOWS = {"inline-start": ("left", "right"), "inline-end": ("right", "left")}


def plain(declaration: Declaration) -> Iterator[Declaration]:
    """The declarations every supported browser gets in place of this one; the same for both directions."""
    name, parts = declaration.name, _parts(declaration.value)
    if name in PAIRS:
        yield from _each(declaration, PAIRS[name], (parts * 2)[:2])
    elif name in BOTH_THE_SAME:
        yield from (replace(declaration, name=side) for side in BOTH_THE_SAME[name])
    elif name == "inset":
        yield from _each(declaration, ("top", "right", "bottom", "left"), _four(parts))
    elif name == "inset-block":
        yield from _each(declaration, DOWN.values(), (parts * 2)[:2])
    elif name in DOWN:
        yield replace(declaration, name=DOWN[name])
    elif name == "inset-inline":
        sides = ("left", "right") if len(parts) == 1 else ACROSS
        yield from _each(declaration, sides, (parts * 2)[:2])
    else:
        yield replace(declaration, value=tuple(_without_clamp(declaration.value)))


def by_direction(declaration: Declaration, rtl: bool) -> Declaration | None:
    """What an old browser needs on a page of one direction, where the plain form cannot say it."""
    if declaration.name in ACROSS:
        return replace(declaration, name=ACROSS[declaration.name][rtl])
    if declaration.name in {"float", "clear"} and (
        side := FLOWS.get(tinycss2.serialize(declaration.value).strip())
    ):
        return replace(declaration, value=tuple(tinycss2.parse_component_value_list(side[rtl])))
    return None


def flex_gap(rule: Rule) -> tuple[str, list[Declaration]] | None:
    """Margins that stand for `gap` in a flex box: (what to add to the selector, its declarations)."""
    said = {declaration.name: declaration for declaration in rule.declarations}
    if "flex" not in _word(said, "display") or not (gap := said.get("gap")):
        return None
    rows_and_columns = (_parts(gap.value) * 2)[:2]
    rows = Declaration("margin-block-end", rows_and_columns[0])
    columns = Declaration("margin-inline-end", rows_and_columns[1])
    if "wrap" in _word(said, "flex-wrap") + _word(said, "flex-flow"):
        return ">*", [rows, columns]
    if "column" in _word(said, "flex-direction") + _word(said, "flex-flow"):
        return ">*+*", [replace(rows, name="margin-block-start")]
    return ">*+*", [replace(columns, name="margin-inline-start")]


def _word(said: dict[str, Declaration], name: str) -> str:
    return tinycss2.serialize(said[name].value) if name in said else ""


def _each(declaration: Declaration, names, values) -> Iterator[Declaration]:
    for name, value in zip(names, values, strict=True):
        yield Declaration(name, tuple(_without_clamp(value)), declaration.important)


def _parts(value: tuple) -> list[tuple]:
    """The values of a shorthand, split at white space."""
    parts: list[list] = [[]]
    for token in value:
        if token.type == "whitespace":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts if part]


def _four(parts: list[tuple]) -> list[tuple]:
    """One to four values as top, right, bottom, left."""
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    return [top, right, parts[2] if len(parts) > 2 else top, parts[3] if len(parts) > 3 else right]


def _without_clamp(value: tuple) -> Iterator:
    for token in value:
        if token.type != "function":
            yield token
            continue
        inner = list(_without_clamp(tuple(token.arguments)))
        if token.lower_name != "clamp":
            yield ast.FunctionBlock(token.source_line, token.source_column, token.name, inner)
            continue
        low, wanted, high = tinycss2.serialize(inner).split(",")  # clamp() takes exactly three
        yield from tinycss2.parse_component_value_list(f"max({low},min({wanted},{high}))")
