"""One stylesheet for every browser: the layered sources as plain rules that mean the same without @layer.

Decision 0006. Layers become order and, only where a later layer would lose to a heavier selector of an
earlier one, weight. Colours of both schemes are written out in place of light-dark(). Sides that only newer
browsers can name get a copy behind `@supports not`, which those newer browsers skip.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import tinycss2

from broadsheet.theme.assets import css_logical, css_selectors
from broadsheet.theme.assets.css_selectors import Selector
from broadsheet.theme.assets.css_tree import Declaration, Rule
from broadsheet.theme.assets.problems import CannotMake

# Chrome 87, Safari 14.1, Firefox 63; gap in flex boxes came with Chrome 84 and the same Safari and Firefox.
OLD = ("supports", tuple(tinycss2.parse_component_value_list("not (inset-inline-start:0)")))
SHORTHANDS = (
    "margin", "padding", "border", "font", "grid", "inset", "overflow", "background", "outline", "list-style",
    "flex", "text-decoration", "column", "transition", "animation", "scroll-margin", "scroll-padding", "mask",
    "place",
)  # fmt: skip
DARK_DEVICE = ("media", tuple(tinycss2.parse_component_value_list("screen and (prefers-color-scheme:dark)")))
ON_SCREEN = ("media", tuple(tinycss2.parse_component_value_list("screen")))  # paper is never dark


def flattened(rules: Iterable[Rule], order: list[str]) -> list[Rule]:
    """All rules in the order and weight that gives the result of the layers; no layer is left."""
    rules = sorted(rules, key=lambda rule: _place(rule, order))
    rules = list(_both_schemes(rules))
    rules = [part for rule in rules for part in _old_selectors_apart(rule)]
    rules = list(_raised(rules, order))
    old = [extra for rule in rules for extra in _for_old_browsers(rule)]
    return [_plain(rule) for rule in rules + old]


def _place(rule: Rule, order: list[str]) -> int:
    if not rule.layer and rule.at_rule is not None:
        return -1  # fonts
    if rule.layer not in order:
        raise CannotMake(f"{rule.file}: a rule stands in no layer of order.css.")
    return order.index(rule.layer)


def _plain(rule: Rule) -> Rule:
    return replace(
        rule, declarations=tuple(part for one in rule.declarations for part in css_logical.plain(one))
    )


def _old_selectors_apart(rule: Rule) -> Iterator[Rule]:
    """Young pseudo-classes get a rule each: for one word it does not know a list is dropped."""
    old = tuple(selector for selector in rule.selectors if not css_selectors.is_young(selector))
    if old or rule.at_rule:
        yield replace(rule, selectors=old)
    for selector in rule.selectors:
        if css_selectors.is_young(selector):
            yield replace(rule, selectors=(selector,))


# --- colours


def _both_schemes(rules: list[Rule]) -> Iterator[Rule]:
    """light-dark() in the tokens as two sets: the light one plain, the dark one by device and by choice."""
    lights: dict[str, Declaration] = {}
    darks: dict[str, Declaration] = {}
    for rule in rules:
        for one in rule.declarations:
            if _mentions(one, "light-dark"):
                if rule.around or not one.name.startswith("--"):
                    raise CannotMake(
                        f"{rule.file}: light-dark() belongs in the tokens, outside any condition."
                    )
                lights[one.name], darks[one.name] = _scheme(one, 0), _scheme(one, 1)
    for layer, group in groupby(rules, key=lambda rule: rule.layer):
        in_layer = list(group)
        yield from (_in_light(rule, lights) for rule in in_layer)
        if any(_mentions(one, "light-dark") for rule in in_layer for one in rule.declarations):
            yield from _scheme_rules(rules, layer, lights, darks)


def _in_light(rule: Rule, lights: dict[str, Declaration]) -> Rule:
    plain = (lights[one.name] if _mentions(one, "light-dark") else one for one in rule.declarations)
    return replace(rule, declarations=tuple(plain))


def _scheme_rules(rules: list[Rule], layer: str, lights: dict, darks: dict) -> Iterator[Rule]:
    """Dark where the device asks and nobody chose light; both again wherever `color-scheme` names one."""
    unless_light = css_selectors.parse_list(
        tinycss2.parse_component_value_list(':root:not([data-theme="light"])')
    )
    yield Rule(layer, (DARK_DEVICE,), unless_light, tuple(darks.values()), file="tokens.css")
    for word, colours in (("light", lights), ("dark", darks)):
        if chosen := tuple(_choosing(rules, word)):
            yield Rule(layer, (ON_SCREEN,), chosen, tuple(colours.values()), file="tokens.css")


def _choosing(rules: list[Rule], word: str) -> Iterator[Selector]:
    for rule in rules:
        for one in rule.declarations:
            if (
                one.name == "color-scheme"
                and not rule.around
                and tinycss2.serialize(one.value).strip() == word
            ):
                yield from rule.selectors


def _mentions(declaration: Declaration, function: str) -> bool:
    return _has_function(declaration.value, function)


def _has_function(tokens: Iterable, name: str) -> bool:
    return any(
        token.type == "function" and (token.lower_name == name or _has_function(token.arguments, name))
        for token in tokens
    )


def _scheme(declaration: Declaration, which: int) -> Declaration:
    return replace(declaration, value=tuple(_chosen(declaration.value, which)))


def _chosen(tokens: Iterable, which: int) -> Iterator:
    for token in tokens:
        if token.type == "function" and token.lower_name == "light-dark":
            yield from css_selectors.trimmed(_arguments(token)[which])
        elif token.type == "function":
            inner = list(_chosen(token.arguments, which))
            yield tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, inner)
        else:
            yield token


def _arguments(function) -> list[list]:
    parts: list[list] = [[]]
    for token in function.arguments:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


# --- layers as weight


def _raised(rules: list[Rule], order: list[str]) -> Iterator[Rule]:
    """Each layer as heavy as it must be to win over the earlier ones, all its selectors alike."""
    below: list[tuple[Selector, frozenset[str], int]] = []
    weight = 0
    yield from (rule for rule in rules if not rule.layer)
    for layer in order:
        own = [rule for rule in rules if rule.layer == layer]
        mine = [(selector, _families(rule), weight) for rule in own for selector in rule.selectors]
        if any(_would_lose(one, other, weight) for one in mine for other in below):
            weight += 1
        below += [(selector, families, weight) for selector, families, _ in mine]
        for rule in own:
            yield replace(
                rule, selectors=tuple(css_selectors.raised(selector, weight) for selector in rule.selectors)
            )


def _would_lose(mine: tuple, other: tuple, weight: int) -> bool:
    (selector, families, _), (earlier, theirs, their_weight) = mine, other
    if their_weight < weight or not families & theirs or not css_selectors.may_meet(selector, earlier):
        return False
    return css_selectors.specificity(selector) < css_selectors.specificity(earlier)


def _families(rule: Rule) -> frozenset[str]:
    """What a rule touches, by the name of its shorthand, so that `margin` meets `margin-inline-start`."""
    return frozenset(_family(one.name) for one in rule.declarations)


def _family(name: str) -> str:
    if name == "line-height":
        return "font"
    return next((short for short in SHORTHANDS if name == short or name.startswith(f"{short}-")), name)


# --- what only new browsers can say


def _for_old_browsers(rule: Rule) -> Iterator[Rule]:
    old = replace(rule, around=(OLD, *rule.around), at_rule=None)
    for rtl, direction in ((False, '[dir="ltr"] '), (True, '[dir="rtl"] ')):
        inline = [part for one in rule.declarations for part in _named_sides(one)]
        turned = [found for one in inline if (found := css_logical.by_direction(one, rtl))]
        if turned:
            yield replace(old, selectors=_with(old, before=direction), declarations=tuple(turned))
    if margins := css_logical.flex_gap(rule):
        yield replace(old, selectors=_with(old, after=margins[0]), declarations=tuple(margins[1]))


def _named_sides(declaration: Declaration) -> Iterator[Declaration]:
    return css_logical.plain(declaration) if declaration.name == "inset-inline" else iter([declaration])


def _with(rule: Rule, before: str = "", after: str = "") -> tuple[Selector, ...]:
    front, end = (tinycss2.parse_component_value_list(part) for part in (before, after))
    return tuple((*front, *selector, *end) for selector in rule.selectors)
