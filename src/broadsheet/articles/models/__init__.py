from broadsheet.articles.models.article import Article, Kind
from broadsheet.articles.models.byline import Byline, Role
from broadsheet.articles.models.correction import Correction, CorrectionKind
from broadsheet.articles.models.pick import RelatedPick
from broadsheet.articles.models.section import SectionPage
from broadsheet.articles.models.tagging import Tagging
from broadsheet.articles.models.topic import ArticleTopic, Mention, MentionState

__all__ = [
    "Article", "ArticleTopic", "Byline", "Correction", "CorrectionKind", "Kind", "Mention", "MentionState",
    "RelatedPick", "Role", "SectionPage", "Tagging",
]  # fmt: skip
