"""Topics for tests: dull, and complete enough to be shown."""

import itertools
from datetime import date

from broadsheet.articles.models import Article, ArticleTopic, Mention
from broadsheet.topics.models import Alias, TopicPage, TopicsPage
from tests.articles import factories

numbers = itertools.count(1)


def index(paper, **facts):
    """The page of all topics of the edition, made once."""
    found = TopicsPage.objects.filter(locale=paper.locale).first()
    if found:
        return found
    page = TopicsPage(title="In Focus", slug="topics", locale=paper.locale, **facts)
    factories.front_of(paper).add_child(instance=page)
    page.save_revision().publish()
    return TopicsPage.objects.get(pk=page.pk)


def topic(paper, name="Arab League", slug="", *, live=True, aliases=(), **facts):
    facts = {
        "definition": f"{name} in a few words.", "source_name": "Charter", "source_url": "https://example.org/charter",
        "kind": "alliance", "as_of_date": date(2026, 11, 1), **facts,
    }  # fmt: skip
    page = TopicPage(
        title=name, slug=slug or f"topic-{next(numbers)}", locale=paper.locale, live=False, **facts
    )
    index(paper).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    for other in aliases:
        Alias.objects.create(topic=page, name=other)
    return TopicPage.objects.get(pk=page.pk)


def story(place, *, topics=(), mentions=(), text="", **facts):
    """mentions: (topic, words, state). text: HTML of one block of running text."""
    body = [{"type": "text", "value": text}] if text else []
    live, at = facts.pop("live", True), facts.pop("at", factories.NOON)
    made = factories.article(place, live=False, body=body, **facts)
    made.topics = [ArticleTopic(topic=one, sort_order=n) for n, one in enumerate(topics)]
    made.mentions = [
        Mention(topic=one, text=words, state=state, sort_order=n)
        for n, (one, words, state) in enumerate(mentions)
    ]
    if live:
        made.live, made.first_published_at, made.last_published_at = True, at, at
    made.save()
    return Article.objects.get(pk=made.pk)


def in_focus(paper, *topics):
    """These topics in the strip, in this order."""
    page = index(paper).get_latest_revision_as_object()
    kept = type(page)._meta.get_field("in_focus").related_model
    page.in_focus = [kept(topic=one, sort_order=n) for n, one in enumerate(topics)]
    page.save_revision().publish()
    return page
