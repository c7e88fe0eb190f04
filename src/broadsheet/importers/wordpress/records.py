"""What a WXR file says, as values: texts are stripped, ids are the archive's own and may be empty."""

import hashlib
import json
from dataclasses import asdict, dataclass, field


@dataclass
class Author:
    login: str = ""
    display_name: str = ""
    first_name: str = ""
    last_name: str = ""

    @property
    def name(self) -> str:
        return self.display_name or f"{self.first_name} {self.last_name}".strip() or self.login


@dataclass
class Term:
    """A category, tag or word of another taxonomy. parent: the slug of the term above, "" at the top."""

    taxonomy: str = ""
    slug: str = ""
    name: str = ""
    parent: str = ""
    term_id: str = ""
    description: str = ""


@dataclass
class Comment:
    comment_id: str = ""
    author: str = ""
    email: str = ""
    date: str = ""
    date_gmt: str = ""
    content: str = ""
    approved: str = ""
    kind: str = ""
    parent: str = ""
    is_too_long: bool = False


@dataclass
class Item:
    """One post, page or whatever else the site keeps as a post. `too_long`: fields past their limit."""

    title: str = ""
    link: str = ""
    pub_date: str = ""
    creator: str = ""
    guid: str = ""
    content: str = ""
    excerpt: str = ""
    post_id: str = ""
    date: str = ""
    date_gmt: str = ""
    modified_gmt: str = ""
    name: str = ""
    status: str = ""
    parent: str = ""
    menu_order: str = ""
    post_type: str = ""
    has_password: bool = False
    is_sticky: bool = False
    primary_category: str = ""
    footnotes: str = ""
    terms: list[Term] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    too_long: list[str] = field(default_factory=list)

    @property
    def foreign_id(self) -> str:
        """What the item is called in its site: its number, else its guid or address, else a hash."""
        found = self.post_id if self.post_id not in ("", "0") else self.guid or self.link
        if not found or len(found) > 120:
            words = found or "\n".join([self.title, self.date, self.content])
            return "hash:" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
        return found

    @property
    def content_hash(self) -> str:
        """Changes with anything that we take, but for the comments: they have rows of their own.

        What came to the list of fields later counts only where it is filled: old imports stay known.
        """
        said = {name: value for name, value in asdict(self).items() if name != "comments"}
        if not self.footnotes:
            del said["footnotes"]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8", "replace")).hexdigest()


@dataclass
class Site:
    """What stands above the items. `wp_seen`: something of WordPress's own vocabulary was there."""

    title: str = ""
    link: str = ""
    description: str = ""
    base_site_url: str = ""
    base_blog_url: str = ""
    version: str = ""
    authors: list[Author] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    wp_seen: bool = False
    has_channel: bool = False
    dropped_characters: int = 0

    @property
    def url(self) -> str:
        return self.base_blog_url or self.base_site_url or self.link
