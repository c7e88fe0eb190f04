"""What the steps of one import share."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.articles.models import SectionPage
from broadsheet.editions.models import Edition
from broadsheet.fronts.models import FrontPage
from broadsheet.importers.ledger import Ledger
from broadsheet.importers.report import Line, Report
from broadsheet.importers.wordpress.markup import Labels
from broadsheet.importers.wordpress.survey import Survey
from broadsheet.people.models import Person
from broadsheet.topics.models import Tag


@dataclass
class Context:
    """One site of the archive on its way into one edition.

    old_addresses: path → id of its page now. linking: id of a page that links to the old site → its line.
    """

    survey: Survey
    report: Report
    ledger: Ledger
    edition: Edition
    front: FrontPage
    labels: Labels
    at: datetime
    base_url: str = ""
    section_slug: str = ""
    menu: Collection[str] = ()
    sections: dict[str, SectionPage] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    old_addresses: dict[str, int] = field(default_factory=dict)
    linking: dict[int, Line] = field(default_factory=dict)
