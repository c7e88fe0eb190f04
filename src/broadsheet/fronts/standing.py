"""Which document a front shows now: that of its newest launch, else the paper's own order."""

from broadsheet.articles.models import SectionPage
from broadsheet.delivery.depends import depends_on
from broadsheet.fronts import kinds
from broadsheet.fronts.document import Document, Rule, Slot
from broadsheet.fronts.document import read as read_document
from broadsheet.fronts.models import Front, FrontPage, Launch

ORDER = ("lead", "seconds", "opinion", "in-focus", "latest-news", "analysis", "exclusive")
ORDER_OF_SECTION = ("lead", "seconds", "editors-choice", "analysis", "most-viewed")
BEFORE_MOST_VIEWED = 2  # bands


def document_of(page: Front) -> Document | None:
    """None for a section that nobody has composed: it shows its river."""
    depends_on(f"front:{page.pk}")
    newest = Launch.objects.filter(page_id=page.pk).newest_first().first()
    if newest:
        return read_document(newest.document)
    return of_the_paper(page) if isinstance(page, FrontPage) else None


def of_the_paper(page: Front) -> Document:
    """What stands there before anybody composes it: the newest of each kind, bands of sections, what is read most."""
    if not isinstance(page, FrontPage):
        return Document(tuple(new_slot(name, rule=Rule()) for name in ORDER_OF_SECTION))
    bands = [
        new_slot("band", key=f"section-{section.pk}", rule=Rule(section=section.pk))
        for section in sections_of(page)
    ]
    slots = (*bands[:BEFORE_MOST_VIEWED], new_slot("most-viewed"), *bands[BEFORE_MOST_VIEWED:])
    return Document((*(new_slot(name) for name in ORDER), *slots))


def new_slot(name: str, *, key: str = "", rule: Rule | None = None) -> Slot:
    """A slot of this kind as it is at first. Raises KeyError for a kind that is not offered."""
    kind = kinds.find(name)
    if kind is None:
        raise KeyError(name)
    return Slot(key or name, name, kind.count, rule=kind.rule if rule is None else rule)


def sections_of(page: FrontPage) -> list[SectionPage]:
    return list(SectionPage.objects.child_of(page).live().public().in_menu())
