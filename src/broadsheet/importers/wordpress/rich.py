"""Words as the rich text fields of the newsroom keep them: what the editors' form cannot hold is plain."""

import re
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PageElement

from broadsheet.lib import html

INLINE = html.ELEMENTS["inline"] | frozenset(
    [
        "font",
        "strike",
        "u",
        "tt",
        "big",
        "samp",
        "var",
        "dfn",
        "mark",
        "time",
        "acronym",
        "wbr",
        "ruby",
        "rt",
        "rp",
    ]
)
NAMES = {
    "strong": "b",
    "em": "i",
    "cite": "i",
    "del": "s",
    "strike": "s",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
}
KEPT = frozenset(["p", "h2", "h3", "ul", "ol", "li", "b", "i", "sup", "sub", "s", "a", "br", "blockquote"])
NEVER = frozenset(["iframe", "video", "audio", "embed", "source"])
# Each of these looks at a place once: runs are cut short before anything is asked about what follows them.
SPACES = re.compile(r"[ \t\n\f]+")
MANY_BREAKS = re.compile(r"<br>(?: ?<br>)+")
AROUND_BLOCKS = re.compile(r" ?(</?(?:p|h2|h3|ul|ol|li|blockquote)>) ?")
BREAK_AT_EDGE = re.compile(r" ?<br> ?(?=</(?:p|li|h2|h3)>)|(?<=<p>)<br> ?")
EMPTY_INLINE = re.compile(r"<(b|i|s|a|sup|sub)(?: [^<>]*)?>((?: |&nbsp;|<br>)?)</\1>")
EMPTY_BLOCK = re.compile(r"<(p|h2|h3|li|ul|ol|blockquote)>(?: |&nbsp;|\xa0|<br>)*</\1>")
MAX_PASSES = 12


def words(source: str, *, kept: frozenset[str] = KEPT) -> str:
    """Paragraphs, subheads and lists, cleaned. "" for what holds no word."""
    root = BeautifulSoup(html.clean(source, "preserved", link_rel=None), "html.parser")
    return cleaned(formed(root, kept=kept))


def formed(root: Tag, *, kept: frozenset[str] = KEPT) -> str:
    """The element (changed in place) in the forms the editors know. Not safe yet: `cleaned` comes after."""
    for node in [root, *root.find_all(True)]:
        node.name = NAMES.get(node.name, node.name)
        node.attrs = {"href": node["href"]} if node.name == "a" and node.get("href") else {}
        if node.name in NEVER:
            node.decompose()
        elif node is not root and (node.name not in kept or (node.name == "a" and not node.attrs)):
            node.unwrap()
    return _flat(root)


def cleaned(source: str) -> str:
    """The sanitiser, then what is empty goes: by then there is nothing in it but listed elements."""
    found = SPACES.sub(" ", html.clean(source, "rich", link_rel=None))
    found = AROUND_BLOCKS.sub(r"\1", MANY_BREAKS.sub("<br>", found))
    for _pass in range(MAX_PASSES):
        before = found
        found = EMPTY_BLOCK.sub("", EMPTY_INLINE.sub(r"\2", BREAK_AT_EDGE.sub("", found)))
        if found == before:
            break
    return found.strip()


def _flat(root: Tag) -> str:
    """No paragraph inside a list's line: the editors' form knows none."""
    for line in root.find_all("li"):
        for paragraph in line.find_all("p", recursive=False):
            if isinstance(paragraph.find_next_sibling(), Tag):
                paragraph.insert_after(Tag(name="br", can_be_empty_element=True))
            paragraph.unwrap()
    return str(root)


def markup(node: PageElement) -> str:
    """The node as written: words escaped."""
    return node.output_ready() if isinstance(node, NavigableString) else str(node)


def link(address: str) -> str:
    shown = escape(address)
    return html.clean(f'<p><a href="{shown}">{shown}</a></p>', "rich", link_rel=None)
