"""Names of topics found in the text of a story, as suggestions for its editor."""

from typing import Any

from broadsheet.articles import facts
from broadsheet.topics import names

MOST = 40  # suggestions beside one story
LONGEST = 160


def suggest(article: Any) -> None:
    """Note on the article in memory which topics its running text names, the first mention of each.

    What an editor has confirmed or refused stays as it is; a suggestion whose words are gone goes.
    """
    edition = getattr(article.locale, "edition", None)
    if edition is None:
        return
    text = facts.text_of([block for block in article.body or [] if block.block_type == "text"])
    found: dict[int, str] = {}
    for key, start, end in names.finder(edition).find(text):
        found.setdefault(key, text[start:end][:LONGEST])
    kept = [row for row in article.mentions.all() if row.state != "suggested" or row.topic_id in found]
    known = {row.topic_id for row in kept}
    line = article._meta.get_field("mentions").related_model
    kept += [line(topic_id=key, text=text) for key, text in list(found.items())[:MOST] if key not in known]
    for place, row in enumerate(kept):
        row.sort_order = place
        if row.text not in text:
            row.text = found.get(row.topic_id, row.text)
    article.mentions = kept
