"""What a browser would find in a piece of HTML."""

import html.parser

from broadsheet.lib import html as door


class Reading(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.elements, self.attributes = set(), []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def harm_in(source, profile):
    """Elements, attributes and address schemes that have no business in a profile: empty when all is well."""
    found = Reading(source)
    known = {name for names in door._ATTRIBUTES.values() for name in names} | {"rel"}
    addresses = [value for _, name, value in found.attributes if name in ("href", "src", "cite")]
    schemes = {"".join(a.split()).partition(":")[0].lower() for a in addresses if ":" in a.partition("/")[0]}
    return (
        (found.elements - door.ELEMENTS[profile])
        | {name for _, name, _ in found.attributes if name not in known}
        | (schemes - door.SCHEMES)
    )
