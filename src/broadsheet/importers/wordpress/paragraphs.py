"""From WordPress's stored text to plain HTML: block comments taken off, blank lines made paragraphs.

The rule for blank lines is WordPress's own (wpautop), as far as the paper's body needs it.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

BLOCKS = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
BLOCK_COMMENT = re.compile(r"<!--\s+(/?)wp:([a-z0-9_/-]+)(\s[^\0]*?)?-->")
MARKS = re.compile(
    r"(?:<p>\s*)?<!--\s*(?:more\b[^<>]{0,300}?|nextpage|noteaser)\s*-->(?:\s*</p>)?", re.IGNORECASE
)
CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\[\]]{0,2000})\]([^\0]*?)\[/(?:wp_)?caption\]", re.IGNORECASE)
CAPTION_WORDS = re.compile(r"""\bcaption=(?:"([^"]*)"|'([^']*)')""")
CAPTIONED = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)([^\0]*)", re.IGNORECASE)
EMBED = re.compile(r"\[embed\b[^\[\]]{0,2000}\]\s*(https?://[^\s<\[]+)\s*\[/embed\]", re.IGNORECASE)
PRE = re.compile(r"<pre\b[^\0]*?</pre\s*>", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
BEFORE_BLOCK = re.compile(rf"(<(?:{BLOCKS})[\s/>])", re.IGNORECASE)
AFTER_BLOCK = re.compile(rf"(</(?:{BLOCKS})\s*>|<(?:hr|col)\b[^<>]*>)", re.IGNORECASE)
BLOCK_START = re.compile(rf"\s*</?(?:{BLOCKS})[\s/>]", re.IGNORECASE)
BREAK_AT_END = re.compile(r"<br\s?/?>$", re.IGNORECASE)
KEEP = "\ue000{}\ue001"  # private use: where a <pre> stood
KEPT = re.compile("\ue000([0-9]+)\ue001")


@dataclass
class Plain:
    """html without WordPress's own marks; left_out: names of blocks that the site itself filled."""

    html: str
    left_out: list[str] = field(default_factory=list)


def plain(text: str, *, filled: dict[str, str] | None = None) -> Plain:
    """filled: HTML for blocks that the site fills, by name. Taken out as it is used: each has one place."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate({0: None, 0xE000: None, 0xE001: None})
    text = _sub_closed(CAPTION, "caption]", _figure, MARKS.sub("\n\n", text))
    text = EMBED.sub(r"\n\n\1\n\n", text)
    return _without_comments(text, filled or {}) if "<!-- wp:" in text else Plain(with_paragraphs(text))


def _figure(match: re.Match[str]) -> str:
    named = CAPTION_WORDS.search(match[1])
    inside = CAPTIONED.match(match[2])
    if not inside:
        return match[2]
    words = inside[2].strip() or (escape(named[1] or named[2] or "") if named else "")
    return f"\n\n<figure>{inside[1]}<figcaption>{words}</figcaption></figure>\n\n"


def _without_comments(text: str, filled: dict[str, str]) -> Plain:
    """Blocks hold finished HTML; what stands between them is of the classic editor."""
    found, depth, place = Plain(""), 0, 0
    parts: list[str] = []
    for match in BLOCK_COMMENT.finditer(text, 0, text.rfind("-->") + 3):
        between = text[place : match.start()]
        parts.append(between if depth else with_paragraphs(between))
        place = match.end()
        depth = _after(match, depth, parts, found.left_out, filled)
    rest = text[place:]
    found.html = "".join([*parts, rest if depth else with_paragraphs(rest)])
    return found


def _after(
    match: re.Match[str], depth: int, parts: list[str], left_out: list[str], filled: dict[str, str]
) -> int:
    attributes = (match[3] or "").strip()
    if match[1]:
        return max(0, depth - 1)
    if not attributes.endswith("/"):
        return depth + 1
    address = _attributes(attributes[:-1]).get("url")
    if "embed" in match[2] and isinstance(address, str):
        parts.append(f"<p>{escape(address)}</p>")
    elif match[2] in filled:
        parts.append(filled.pop(match[2]))
    elif match[2] not in ("spacer", "more", "nextpage"):
        left_out.append(match[2])
    return depth


def _attributes(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def with_paragraphs(text: str) -> str:
    """Blank lines end a paragraph, single ones a line, except inside <pre> and between block elements."""
    if not text.strip():
        return ""
    kept: list[str] = []
    text = _sub_closed(PRE, "</pre", lambda match: _keep(match[0], kept), text)
    text = TAG.sub(lambda match: match[0].replace("\n", " "), text)
    text = AFTER_BLOCK.sub(r"\1\n\n", BEFORE_BLOCK.sub(r"\n\n\1", text))
    pieces = [piece.strip() for piece in re.split(r"\n[ \t]*\n\s*", text)]
    html = "\n".join(_paragraph(piece) for piece in pieces if piece)
    return KEPT.sub(lambda match: kept[int(match[1])], html)


def _keep(html: str, kept: list[str]) -> str:
    kept.append(html)
    return f"\n\n{KEEP.format(len(kept) - 1)}\n\n"


def _paragraph(piece: str) -> str:
    if BLOCK_START.match(piece) or KEPT.fullmatch(piece):
        return piece
    lines = [line.strip() for line in piece.split("\n")]
    return "<p>" + "<br>".join(BREAK_AT_END.sub("", line) for line in lines) + "</p>"


def _sub_closed(pattern: re.Pattern[str], closer: str, by: Callable[[re.Match[str]], str], text: str) -> str:
    """Only as far as something is closed at all: each opening without an end is searched to the end."""
    end = text.lower().rfind(closer)
    end = text.find("\n", end) if end >= 0 else -1
    if end < 0:
        end = len(text) if closer in text.lower() else 0
    return pattern.sub(by, text[:end]) + text[end:]
