"""A page as programs read it."""

import json
from html.parser import HTMLParser


class Reader(HTMLParser):
    """What a program sees: marks by name, links, scripts of JSON-LD."""

    def __init__(self, page):
        super().__init__()
        self.meta, self.links, self.graph, self.title, self.inside = {}, [], [], "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.inside = tag if tag == "title" else attrs.get("type", "") if tag == "script" else ""
        if tag == "meta":
            self.meta.setdefault(attrs.get("name") or attrs.get("property"), []).append(attrs.get("content"))
        if tag == "link":
            self.links.append(attrs)

    def handle_data(self, text):
        if self.inside == "title":
            self.title += text
        if self.inside == "application/ld+json":
            self.graph += json.loads(text)["@graph"]

    def handle_endtag(self, tag):
        self.inside = ""

    def one(self, name):
        (found,) = self.meta[name]
        return found

    def thing(self, *kinds):
        return next(thing for thing in self.graph if thing["@type"] in kinds)

    def hrefs(self, **wanted):
        return [row["href"] for row in self.links if wanted.items() <= row.items()]


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return Reader(answer.content.decode())
