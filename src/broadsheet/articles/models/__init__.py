from broadsheet.articles.models.article import Article, Kind
from broadsheet.articles.models.byline import Byline, Role
from broadsheet.articles.models.correction import Correction, CorrectionKind
from broadsheet.articles.models.pick import RelatedPick
from broadsheet.articles.models.section import SectionPage
from broadsheet.articles.models.tagging import Tagging

__all__ = [
    "Article", "Byline", "Correction", "CorrectionKind", "Kind", "RelatedPick", "Role", "SectionPage", "Tagging",
]  # fmt: skip
