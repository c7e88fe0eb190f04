"""Rules as text, without white space and comments; neighbours under one condition share it."""

from collections.abc import Iterable
from itertools import groupby

import tinycss2
from tinycss2 import ast

from broadsheet.theme.assets import css_selectors
from broadsheet.theme.assets.css_tree import Rule


def text(rules: Iterable[Rule]) -> str:
    return "\n".join(_grouped(list(rules), depth=0)) + "\n"


def _grouped(rules: list[Rule], depth: int) -> list[str]:
    written: list[str] = []
    for condition, group in groupby(rules, key=lambda rule: _condition(rule, depth)):
        inside = list(group)
        if condition is None:
            written += [_rule(rule) for rule in inside]
        else:
            written.append(f"{condition}{{{''.join(_grouped(inside, depth + 1))}}}")
    return written


def _condition(rule: Rule, depth: int) -> str | None:
    if depth == len(rule.around):
        return None
    name, prelude = rule.around[depth]
    return f"@{name} {tokens(css_selectors.trimmed(list(prelude)))}"


def _rule(rule: Rule) -> str:
    if rule.at_rule is not None:
        return _at_rule(rule.at_rule)
    selectors = ",".join(css_selectors.text(selector) for selector in rule.selectors)
    said = ";".join(
        f"{one.name}:{tokens(one.value)}{'!important' if one.important else ''}" for one in rule.declarations
    )
    return f"{selectors}{{{said}}}"


def _at_rule(node: ast.AtRule) -> str:
    prelude = tokens(css_selectors.trimmed(css_selectors.without_comments(node.prelude)))
    return f"@{node.lower_at_keyword} {prelude}{{{_block(node.content)}}}".replace(" {", "{", 1)


def _block(content: list) -> str:
    """The inside of @font-face, @page or @keyframes: declarations, and rules one level deeper."""
    parts = []
    for child in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if child.type == "declaration":
            parts.append(
                f"{child.name}:{tokens(css_selectors.trimmed(css_selectors.without_comments(child.value)))};"
            )
        elif child.type == "at-rule":
            parts.append(_at_rule(child))
        elif child.type == "qualified-rule":
            parts.append(f"{tokens(css_selectors.trimmed(child.prelude))}{{{_block(child.content)}}}")
    return "".join(parts).removesuffix(";")


def tokens(value: Iterable) -> str:
    """Component values with single spaces, and none beside a comma or bracket, where they mean nothing."""
    written = ""
    for token in value:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            written += "" if written[-1:] in {",", "", " "} else " "
        elif token.type == "literal" and token.value == ",":
            written = written.rstrip() + ","
        else:
            written += _token(token)
    return written


def _token(token: ast.Node) -> str:
    if token.type == "function":
        return f"{token.name}({tokens(css_selectors.trimmed(list(token.arguments)))})"
    if token.type == "() block":
        return f"({_tight(css_selectors.trimmed(list(token.content)))})"
    return token.serialize()


def _tight(content: list) -> str:
    """The inside of brackets; `name: value` of a condition needs no space after its colon."""
    first_words = len(content) > 1 and content[0].type == "ident" and content[1].type == "literal"
    if first_words and content[1].value == ":":
        return f"{content[0].serialize()}:{tokens(css_selectors.trimmed(content[2:]))}"
    return tokens(content)
