"""JSON-LD in a page: no word of an editor can close the element or begin another."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from broadsheet.syndication.words import printable

# as Django's json_script; the line separators too, which old parsers of scripts end a line at
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*things: dict[str, Any]) -> SafeString:
    """One <script> holding these things as a graph."""
    graph = {"@context": "https://schema.org", "@graph": [_said(thing) for thing in things]}
    words = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308  # escaped above


def _said(thing: Any) -> Any:
    """Without what is empty: an empty value says something false."""
    if isinstance(thing, dict):
        kept = {name: _said(value) for name, value in thing.items()}
        return {name: value for name, value in kept.items() if value not in ("", None, [], {})}
    if isinstance(thing, (list, tuple)):
        return [said for value in thing if (said := _said(value)) not in ("", None, [], {})]
    return printable(thing) if isinstance(thing, str) else thing
