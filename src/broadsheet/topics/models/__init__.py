from broadsheet.topics.models.lines import OtherLanguage, RelatedTopic, TopicEvent, TopicFact, TopicSource
from broadsheet.topics.models.naming import Alias, NameChange
from broadsheet.topics.models.tag import Tag
from broadsheet.topics.models.topic import InFocus, TopicKind, TopicPage, TopicsPage

__all__ = [
    "Alias", "InFocus", "NameChange", "OtherLanguage", "RelatedTopic", "Tag", "TopicEvent", "TopicFact", "TopicKind",
    "TopicPage", "TopicSource", "TopicsPage",
]  # fmt: skip
