"""Tables of an archive as TableBlock keeps them: words in cells. Tables that hold more stay as they are."""

from typing import Any

from bs4 import Tag

from broadsheet.lib import html

MAX_ROWS, MAX_COLUMNS = 500, 30
MORE_THAN_WORDS = [
    "table",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "a",
    "iframe",
    "video",
    "audio",
    "h2",
    "h3",
    "h4",
]


def value(table: Tag) -> dict[str, Any] | None:
    """None where a table of words would lose something: links, lists, cells that span others."""
    caption = _caption(table)
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    rows = [row for row in rows if row]
    if not rows or len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS or table.find(MORE_THAN_WORDS):
        return None
    if any(_spans(cell) for row in rows for cell in row):
        return None
    width = max(map(len, rows))
    words = [[_words(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    has_row = all(cell.name == "th" for cell in rows[0]) or rows[0][0].find_parent("thead") is not None
    has_column = all(row[0].name == "th" for row in rows[1:]) and len(rows) > 1
    return {
        "data": words,
        "first_row_is_table_header": has_row,
        "first_col_is_header": has_column,
        "table_header_choice": {(1, 1): "both", (1, 0): "row", (0, 1): "column"}.get(
            (has_row, has_column), "neither"
        ),
        "table_caption": caption,
        "cell": [],
        "mergeCells": [],
    }


def _caption(table: Tag) -> str:
    """The table's own, else that of the figure around it, which is taken away from there."""
    own = table.find("caption")
    figure = table.find_parent("figure")
    found = own or (figure.find("figcaption") if figure else None)
    if not isinstance(found, Tag):
        return ""
    words = " ".join(html.text_of(str(found)).split())
    if found is not own:
        found.decompose()
    return words


def _spans(cell: Tag) -> bool:
    return any(str(cell.get(name) or "1").strip() not in ("", "1") for name in ("colspan", "rowspan"))


def _words(cell: Tag) -> str:
    for line_break in cell.find_all("br"):
        line_break.replace_with("\n")
    return html.text_of(f"<div>{cell.decode_contents()}</div>")
