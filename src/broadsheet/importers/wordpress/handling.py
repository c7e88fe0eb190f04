"""From expat's events to records: what each element means, and the limits it is held to."""

import re
from collections import deque
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from broadsheet.importers.wordpress.records import Author, Comment, Item, Site, Term

MAX_DEPTH = 60
MAX_CONTENT = 2_000_000  # characters; what the sanitiser takes
MAX_TEXT = 65_536  # characters of any other field
MAX_COMMENTS = 50_000
MAX_TERMS = 100_000  # of one item or of the site, and as many authors
LONG_FIELDS = {"content:encoded"}
PRIMARY_CATEGORY = "_yoast_wpseo_primary_category"
FOOTNOTES = "footnotes"

SITE_FIELDS = {
    "title": "title", "link": "link", "description": "description", "wp:wxr_version": "version",
    "wp:base_site_url": "base_site_url", "wp:base_blog_url": "base_blog_url",
}  # fmt: skip
ITEM_FIELDS = {
    "title": "title", "link": "link", "pubdate": "pub_date", "dc:creator": "creator", "wp:author": "creator",
    "guid": "guid", "content:encoded": "content", "excerpt:encoded": "excerpt", "wp:post_id": "post_id",
    "wp:post_date": "date", "wp:post_date_gmt": "date_gmt", "wp:post_modified_gmt": "modified_gmt",
    "wp:post_name": "name", "wp:status": "status", "wp:post_parent": "parent", "wp:menu_order": "menu_order",
    "wp:post_type": "post_type",
}  # fmt: skip
AUTHOR_FIELDS = {
    "wp:author_login": "login", "wp:author_display_name": "display_name",
    "wp:author_first_name": "first_name", "wp:author_last_name": "last_name",
}  # fmt: skip
TERM_FIELDS = {
    "wp:term_id": "term_id", "wp:cat_id": "term_id", "wp:category_nicename": "slug", "wp:cat_name": "name",
    "wp:category_parent": "parent", "wp:category_description": "description", "wp:tag_slug": "slug",
    "wp:tag_name": "name", "wp:term_taxonomy": "taxonomy", "wp:term_slug": "slug", "wp:term_name": "name",
    "wp:term_parent": "parent",
}  # fmt: skip
COMMENT_FIELDS = {
    "wp:comment_id": "comment_id", "wp:comment_author": "author", "wp:comment_author_email": "email",
    "wp:comment_date": "date", "wp:comment_date_gmt": "date_gmt", "wp:comment_content": "content",
    "wp:comment_approved": "approved", "wp:comment_type": "kind", "wp:comment_parent": "parent",
}  # fmt: skip
LANGUAGE_MARK = re.compile(":([a-z]{2,3})?")
TAXONOMIES = {"wp:category": "category", "wp:tag": "post_tag", "wp:term": ""}


class Unsafe(ValueError):
    """The file uses what no export needs and attackers do; the message says what."""


class Handler:
    """Keeps the path of open elements; fills the record that is open; hands items over in `ready`."""

    def __init__(self, parser: expat.XMLParserType, site: Site, ready: deque[Item]) -> None:
        self.parser, self.site, self.ready = parser, site, ready
        self.path: list[str] = []
        self.prefixes: dict[str, str] = {}
        self.item: Item | None = None
        self.part: Author | Term | Comment | None = None
        self.meta_key = ""
        self.text: list[str] = []
        self.length = 0
        self.attributes: dict[str, str] = {}

    def connect(self) -> None:
        parser = self.parser
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.CommentHandler = self.comment
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.entity
        parser.ExternalEntityRefHandler = self.entity

    def doctype(self, name: str, system_id: str | None, public_id: str | None, has_subset: bool) -> None:
        if system_id or public_id:
            raise Unsafe(_("it refers to a document type elsewhere"))

    def entity(self, *_declared: Any) -> int:
        raise Unsafe(_("it declares entities"))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) >= MAX_DEPTH:
            raise Unsafe(_("elements nested more than %(limit)d deep") % {"limit": MAX_DEPTH})
        self._learn_prefixes(attributes)
        name = self._plain(name)
        self.path.append(name)
        self.text, self.length, self.attributes = [], 0, attributes
        self._open(name)

    def words(self, text: str) -> None:
        self.length += len(text)
        if self.path and self.length <= self._limit():
            self.text.append(text)

    def comment(self, text: str) -> None:
        """qTranslate writes its marks as comments, in titles too."""
        if LANGUAGE_MARK.fullmatch(text):
            self.words(f"<!--{text}-->")

    def end(self, _name: str) -> None:
        name = self.path.pop()
        text = "".join(self.text)
        if name not in LONG_FIELDS:
            text = text.strip()
        self._close(name, text)
        self.text, self.length = [], 0

    def _limit(self) -> int:
        return MAX_CONTENT if self.path[-1] in LONG_FIELDS or self._is_in_footnotes() else MAX_TEXT

    def _is_in_footnotes(self) -> bool:
        return self.path[-1] == "wp:meta_value" and self.meta_key == FOOTNOTES

    def _learn_prefixes(self, attributes: dict[str, str]) -> None:
        """The first declaration of a prefix counts for the file: no exporter says one twice."""
        for name, address in attributes.items():
            if name.startswith("xmlns:"):
                self.prefixes.setdefault(name[6:], _usual_prefix(address, name[6:]))

    def _plain(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        plain = f"{self.prefixes.get(prefix, prefix)}{colon}{local}".lower()
        self.site.wp_seen = self.site.wp_seen or plain.startswith("wp:")
        return plain

    def _open(self, name: str) -> None:
        if name == "channel":
            self.site.has_channel = True
        elif name == "item" and self.item is None:
            self.item = Item()
            self.site.has_channel |= len(self.path) == 1  # a single item, cut from an export
        elif self.part is None:
            self._open_part(name)

    def _open_part(self, name: str) -> None:
        if self.item is not None:
            if name == "wp:comment":
                self.part = Comment()
        elif self.path[-2:-1] == ["channel"]:
            if name == "wp:author":
                self.part = Author()
            elif name in TAXONOMIES:
                self.part = Term(TAXONOMIES[name])

    def _close(self, name: str, text: str) -> None:
        above = self.path[-1] if self.path else ""
        if isinstance(self.part, Comment):
            self._close_in_comment(name, text)
        elif self.part is not None:
            self._close_in_declaration(name, text)
        elif self.item is not None:
            self._close_in_item(name, text, above)
        elif above == "channel" and name in SITE_FIELDS:
            _fill(self.site, SITE_FIELDS[name], text[:2_000])

    def _close_in_comment(self, name: str, text: str) -> None:
        assert isinstance(self.part, Comment) and self.item  # noqa: S101 - for the type checker; _close has asked
        if name == "wp:comment":
            if len(self.item.comments) < MAX_COMMENTS:
                self.item.comments.append(self.part)
            else:
                self._too_long("comments")
            self.part = None
        elif self.path[-1:] == ["wp:comment"] and name in COMMENT_FIELDS:
            _fill(self.part, COMMENT_FIELDS[name], text)
            self.part.is_too_long |= self.length > MAX_TEXT

    def _close_in_declaration(self, name: str, text: str) -> None:
        if name == "wp:author" and isinstance(self.part, Author) and self.path[-1:] == ["channel"]:
            self._declare(self.site.authors, self.part)
        elif name in TAXONOMIES and isinstance(self.part, Term) and self.path[-1:] == ["channel"]:
            self._declare(self.site.terms, self.part)
        elif isinstance(self.part, Author) and name in AUTHOR_FIELDS:
            _fill(self.part, AUTHOR_FIELDS[name], text)
        elif isinstance(self.part, Term) and name in TERM_FIELDS:
            _fill(self.part, TERM_FIELDS[name], text)

    def _declare(self, among: list[Any], part: Author | Term) -> None:
        if len(among) >= MAX_TERMS:
            raise Unsafe(_("more than %(limit)d authors or terms") % {"limit": MAX_TERMS})
        among.append(part)
        self.part = None

    def _close_in_item(self, name: str, text: str, above: str) -> None:
        item = self.item
        assert item is not None  # noqa: S101 - for the type checker; _close has asked
        if name == "item" and above != "item":
            self.ready.append(item)
            self.item = None
        elif above == "wp:postmeta":
            self._close_in_meta(name, text, item)
        elif above == "item" and name in ITEM_FIELDS:
            if self.length > (MAX_CONTENT if name in LONG_FIELDS else MAX_TEXT):
                self._too_long(ITEM_FIELDS[name])
            _fill(item, ITEM_FIELDS[name], text)
        elif above == "item":
            self._close_mark(name, text, item)

    def _close_mark(self, name: str, text: str, item: Item) -> None:
        if name == "wp:post_password":
            item.has_password = bool(text)  # the password itself goes nowhere
        elif name == "wp:is_sticky":
            item.is_sticky = text not in ("", "0")
        elif name == "category" and text:
            if len(item.terms) >= MAX_TERMS:
                self._too_long("categories")
                return
            domain = self.attributes.get("domain", "")
            item.terms.append(Term(domain, self.attributes.get("nicename", ""), text))

    def _close_in_meta(self, name: str, text: str, item: Item) -> None:
        if name == "wp:meta_key":
            self.meta_key = text
        elif name == "wp:meta_value" and self.meta_key == PRIMARY_CATEGORY:
            item.primary_category = text[:20]
        elif name == "wp:meta_value" and self.meta_key == FOOTNOTES:
            if self.length > MAX_CONTENT:
                self._too_long("footnotes")
            item.footnotes = text

    def _too_long(self, field: str) -> None:
        if self.item is not None and field not in self.item.too_long:
            self.item.too_long.append(field)


def _fill(record: Any, field: str, text: str) -> None:
    """The first that says something counts, where an element stands twice."""
    if not getattr(record, field):
        setattr(record, field, text)


def _usual_prefix(address: str, prefix: str) -> str:
    """The prefix under which the fields above name what this namespace holds."""
    address = address.lower()
    if "wordpress.org/export" in address:
        return "excerpt" if "excerpt" in address else "wp"
    if "modules/content" in address:
        return "content"
    if "purl.org/dc" in address:
        return "dc"
    return prefix if prefix not in ("wp", "content", "excerpt", "dc") else f"other-{prefix}"
