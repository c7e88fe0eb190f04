"""Reads the layered sources into a flat list of rules: nesting undone, each knowing its layer and conditions.

Parsing is tinycss2's (CSS Syntax Level 3); nothing here looks at CSS by pattern.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import tinycss2
from tinycss2 import ast

from broadsheet.theme.assets import css_selectors
from broadsheet.theme.assets.css_selectors import Selector
from broadsheet.theme.assets.problems import CannotMake

CONDITIONS = {"media", "supports", "container"}
WHOLE = {"font-face", "keyframes", "page", "property", "counter-style"}


@dataclass(frozen=True)
class Declaration:
    """One property. `value`: component values without comments, unparsed beyond that."""

    name: str
    value: tuple
    important: bool = False


@dataclass(frozen=True)
class Rule:
    """One style rule, or with `at_rule` set an at-rule kept as it is (@font-face, @keyframes, @page).

    around: the conditions it stands in, outermost first: (("media", tokens), …).
    """

    layer: str
    around: tuple[tuple[str, tuple], ...] = ()
    selectors: tuple[Selector, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    at_rule: ast.AtRule | None = None
    file: str = ""


def layer_order(source: Path) -> list[str]:
    """The layers of order.css, lowest first."""
    for node in _parsed(source):
        if node.type == "at-rule" and node.lower_at_keyword == "layer" and node.content is None:
            return [token.value for token in node.prelude if token.type == "ident"]
    raise CannotMake(f"{source.name} names no @layer order.")


def read(source: Path) -> list[Rule]:
    """Every rule of one source file, in order."""
    start = Rule(layer="", file=source.name)
    return [rule for node in _parsed(source) for rule in _from_node(node, start)]


def _parsed(source: Path) -> list:
    return tinycss2.parse_stylesheet(source.read_text(), skip_comments=True, skip_whitespace=True)


def _from_node(node: ast.Node, outer: Rule) -> Iterator[Rule]:
    if node.type == "error":
        raise _problem(outer, node, node.message)
    if node.type == "qualified-rule":
        selectors = css_selectors.nested(css_selectors.parse_list(node.prelude), outer.selectors)
        yield from _style_rules(node, replace(outer, selectors=selectors))
    elif node.lower_at_keyword == "layer":
        yield from _layer(node, outer)
    elif node.lower_at_keyword in CONDITIONS:
        condition = (node.lower_at_keyword, tuple(css_selectors.without_comments(node.prelude)))
        yield from _inside(node, replace(outer, around=(*outer.around, condition)))
    elif node.lower_at_keyword in WHOLE:
        yield Rule(outer.layer, outer.around, at_rule=node, file=outer.file)
    else:
        raise _problem(outer, node, f"@{node.at_keyword} has no place in the paper's stylesheet")


def _layer(node: ast.AtRule, outer: Rule) -> Iterator[Rule]:
    if node.content is None:  # the order, read by layer_order
        return
    name = tinycss2.serialize(node.prelude).strip()
    if outer.layer or not name:
        raise _problem(outer, node, "layers are named and stand alone")
    yield from _inside(node, replace(outer, layer=name))


def _inside(node: ast.AtRule, outer: Rule) -> Iterator[Rule]:
    """The content of a condition or layer: whole rules, or declarations where a style rule holds it."""
    if outer.selectors:
        yield from _style_rules(node, outer)
        return
    for child in tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True):
        yield from _from_node(child, outer)


def _style_rules(node: ast.Node, rule: Rule) -> Iterator[Rule]:
    """The rule itself, then what is nested in it."""
    children = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    own = [child for child in children if child.type == "declaration"]
    if own:
        yield replace(rule, declarations=tuple(_declaration(child) for child in own))
    for child in children:
        if child.type != "declaration":
            yield from _from_node(child, rule)


def _declaration(node: ast.Declaration) -> Declaration:
    name = node.name if node.name.startswith("--") else node.lower_name
    value = css_selectors.trimmed(css_selectors.without_comments(node.value))
    return Declaration(name, tuple(value), node.important)


def _problem(outer: Rule, node: ast.Node, sentence: str) -> CannotMake:
    return CannotMake(f"{outer.file}, line {node.source_line}: {sentence}.")
