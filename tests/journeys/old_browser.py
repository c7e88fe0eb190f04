"""The served stylesheet as Safari 13 and Chrome 80 understand it: what they pass over is taken out.

They drop a declaration they cannot read, a whole rule for one selector they do not know, and at-rules by name.
Versions: caniuse data as told in decision 0006.
"""

import re

import tinycss2

YOUNG_SELECTORS = re.compile(
    r":(is|where|has|focus-visible|popover-open|modal|dir)\b|::(details-content|backdrop)|&"
)
YOUNG_PROPERTIES = re.compile(
    r"aspect-ratio|text-wrap(-style)?|accent-color|color-scheme|inset(-.*)?|(margin|padding|border)-(inline|block)"
    r"|animation-timeline|container(-.*)?|content-visibility|initial-letter|font-size-adjust|overscroll-behavior-.*"
    r"|text-underline-offset|text-decoration-thickness|scrollbar-.*|field-sizing|interpolate-size|translate|rotate|scale"
)
YOUNG_VALUES = re.compile(
    r"light-dark\(|color-mix\(|oklch\(|\bclip\b|\d(dvh|svh|lvh|dvw|cqi|cqw|lh)\b|inline-(start|end)\b"
)
SIDES = re.compile(r"inline-(start|end)")
YOUNG_RULES = ("layer", "container", "property", "starting-style", "position-try", "view-transition", "scope")
AGED = "inset-inline-start"  # what the sheet asks for, to tell the old ones


def aged(sheet: str) -> str:
    return "\n".join(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))


def _rules(nodes):
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _style(node)
        elif node.type == "at-rule":
            yield from _at_rule(node)


def _style(node):
    selector = tinycss2.serialize(node.prelude)
    if YOUNG_SELECTORS.search(selector):
        return
    said = tinycss2.parse_declaration_list(node.content, skip_comments=True, skip_whitespace=True)
    kept = [one for one in said if one.type == "declaration" and not _is_young(one)]
    is_flex = any(one.name == "display" and "flex" in tinycss2.serialize(one.value) for one in kept)
    kept = [one for one in kept if not (is_flex and one.name in ("gap", "row-gap", "column-gap"))]
    if kept:
        yield f"{selector}{{{';'.join(one.serialize() for one in kept)}}}"


def _is_young(one):
    value = tinycss2.serialize(one.value)
    if one.name.startswith("--"):
        return False
    if one.name in ("float", "clear", "text-align", "resize") and SIDES.search(value):
        return True
    return bool(
        YOUNG_PROPERTIES.fullmatch(one.name) or (YOUNG_VALUES.search(value) and "inline-" not in value)
    )


def _at_rule(node):
    name, about = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
    if name in YOUNG_RULES or (name == "supports" and not about.startswith("not")):
        return
    if name == "supports":
        assert AGED in about, f"unknown question: {about}"
        yield from _rules(tinycss2.parse_rule_list(node.content, skip_whitespace=True))
    elif name == "media":
        inner = "".join(_rules(tinycss2.parse_rule_list(node.content, skip_whitespace=True)))
        yield f"@media {about}{{{inner}}}"
    else:
        yield node.serialize()
