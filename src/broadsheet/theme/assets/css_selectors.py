"""Selectors as token lists: nesting undone, :is() and :not(a, b) written out, specificity counted."""

from collections.abc import Iterable, Iterator
from itertools import product

import tinycss2

from broadsheet.theme.assets.problems import CannotMake

Selector = tuple  # of tinycss2 component values, trimmed, without comments
Specificity = tuple[int, int, int]

# One unknown pseudo-class spoils a whole selector list: selectors with one of these get rules of their own.
YOUNG = {
    "has", "focus-visible", "popover-open", "modal", "user-invalid", "user-valid", "open", "state", "dir",
    "details-content", "playing", "paused", "autofill", "picker-open",
}  # fmt: skip


def without_comments(tokens: Iterable) -> list:
    return [token for token in tokens if token.type != "comment"]


def trimmed(tokens: list) -> list:
    while tokens and tokens[0].type == "whitespace":
        tokens = tokens[1:]
    while tokens and tokens[-1].type == "whitespace":
        tokens = tokens[:-1]
    return tokens


def parse_list(tokens: Iterable) -> tuple[Selector, ...]:
    """A selector list, split at its commas, each with :is() and :not(a, b) written out."""
    return tuple(plain for selector in _split(tokens) for plain in _written_out(selector))


def nested(selectors: tuple[Selector, ...], parents: tuple[Selector, ...]) -> tuple[Selector, ...]:
    """The selectors of a nested rule as if it stood alone: & is the parent, else it is put in front."""
    if not parents:
        return selectors
    return tuple(
        plain
        for selector, parent in product(selectors, parents)
        for plain in _written_out(_joined(parent, selector))
    )


def text(selector: Selector) -> str:
    """A selector as it is written: single spaces, none around > + ~."""
    written = ""
    for token in selector:
        if token.type == "whitespace":
            written += "" if written[-1:] in {">", "+", "~"} else " "
        elif token.type == "literal" and token.value in {">", "+", "~"}:
            written = written.rstrip() + token.value
        else:
            written += token.serialize()
    return written


def is_young(selector: Selector) -> bool:
    return any(name in YOUNG for name in _pseudo_names(selector))


def specificity(selector: Selector) -> Specificity:
    """(ids, classes, types) as in Selectors Level 4."""
    ids = classes = types = 0
    previous = None
    for token in selector:
        if token.type == "hash":
            ids += 1
        elif token.type == "[] block":
            classes += 1
        elif token.type == "ident":
            if _is_literal(previous, "."):
                classes += 1
            elif _is_literal(previous, "::"):
                types += 1
            elif _is_literal(previous, ":"):
                classes += 1
            else:
                types += 1
        elif token.type == "function":
            more = _function_weight(token)
            ids, classes, types = ids + more[0], classes + more[1], types + more[2]
        previous = _after(previous, token)
    return ids, classes, types


def raised(selector: Selector, times: int) -> Selector:
    """The same selector, heavier by `times` ids: `.card::before` becomes `.card:not(#_)::before`."""
    weight = tinycss2.parse_component_value_list(":not(#_)" * times)
    end = next((n for n in range(len(selector)) if _ends_compound(selector, n)), len(selector))
    return (*selector[:end], *weight, *selector[end:])


def _split(tokens: Iterable) -> Iterator[list]:
    part: list = []
    for token in without_comments(tokens):
        if token.type == "literal" and token.value == ",":
            yield trimmed(part)
            part = []
        else:
            part.append(token)
    yield trimmed(part)


def _joined(parent: Selector, selector: Selector) -> list:
    if not any(_is_literal(token, "&") for token in selector):
        return [*parent, *tinycss2.parse_component_value_list(" "), *selector]
    joined: list = []
    for token in selector:
        joined += parent if _is_literal(token, "&") else [token]
    return joined


def _written_out(selector: Iterable) -> Iterator[Selector]:
    tokens = list(selector)
    for n, token in enumerate(tokens):
        if token.type != "function" or n == 0 or not _is_literal(tokens[n - 1], ":"):
            continue
        if token.lower_name in {"is", "where"}:
            for argument in _split(token.arguments):
                yield from _written_out(_put(argument, tokens[: n - 1], tokens[n + 1 :]))
            return
        if token.lower_name == "not" and len(parts := list(_split(token.arguments))) > 1:
            each = ":not(" + "):not(".join(tinycss2.serialize(part) for part in parts) + ")"
            yield from _written_out(
                [*tokens[: n - 1], *tinycss2.parse_component_value_list(each), *tokens[n + 1 :]]
            )
            return
    yield tuple(tokens)


def _put(argument: list, before: list, after: list) -> list:
    """`argument` in the place of the :is() that held it; a type goes to the start of its compound."""
    start = len(before)
    while start and not _is_break(before[start - 1]):
        start -= 1
    compound = before[start:]
    alone = not compound and (not after or _is_break(after[0]) or _is_literal(after[0], ":"))
    if not alone and any(_is_break(token) for token in argument):
        raise CannotMake(f":is({tinycss2.serialize(argument)}) with a combinator must stand alone.")
    if compound and argument[0].type == "ident":
        return [*before[:start], argument[0], *compound, *argument[1:], *after]
    return [*before, *argument, *after]


def _pseudo_names(selector: Selector) -> Iterator[str]:
    for before, token in zip((None, *selector), selector, strict=False):
        if _is_literal(before, ":"):
            if token.type == "ident":
                yield token.lower_value
            elif token.type == "function":
                yield token.lower_name
                yield from _pseudo_names(tuple(token.arguments))


def _function_weight(token) -> Specificity:
    name = token.lower_name
    if name in {"not", "has", "is"}:
        return max(specificity(tuple(part)) for part in _split(token.arguments))
    return (0, 0, 0) if name == "where" else (0, 1, 0)


def _after(previous, token):
    """What stands before the next token; two colons in a row count as one `::`."""
    if _is_literal(previous, ":") and _is_literal(token, ":"):
        return tinycss2.ast.LiteralToken(0, 0, "::")
    return token


def _ends_compound(selector: Selector, n: int) -> bool:
    double_colon = (
        n + 1 < len(selector) and _is_literal(selector[n], ":") and _is_literal(selector[n + 1], ":")
    )
    return double_colon or (n > 0 and _is_break(selector[n]))


def _is_break(token) -> bool:
    return token.type == "whitespace" or (token.type == "literal" and token.value in {">", "+", "~"})


def _is_literal(token, value: str) -> bool:
    return token is not None and token.type == "literal" and token.value == value


def may_meet(one: Selector, other: Selector) -> bool:
    """False only where two selectors surely never choose the same box: other types or pseudo-elements."""
    (type_one, pseudo_one), (type_other, pseudo_other) = _subject(one), _subject(other)
    return pseudo_one == pseudo_other and (not type_one or not type_other or type_one == type_other)


def _subject(selector: Selector) -> tuple[str, str]:
    """(type or "", pseudo-element or "") of the last compound."""
    start = max((n + 1 for n, token in enumerate(selector) if _is_break(token)), default=0)
    compound = selector[start:]
    kind = compound[0].lower_value if compound and compound[0].type == "ident" else ""
    if (
        len(compound) > 1
        and _is_literal(compound[0], ":")
        and compound[1].type == "ident"
        and (compound[1].lower_value == "root")
    ):
        kind = "html"
    for n in range(len(compound) - 2):
        if _is_literal(compound[n], ":") and _is_literal(compound[n + 1], ":"):
            return kind, tinycss2.serialize(compound[n + 2 :])
    return kind, ""
