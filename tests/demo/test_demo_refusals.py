"""The demo fills empty databases only, and whole or not at all."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from broadsheet.articles.models import Article, SectionPage
from broadsheet.demo import actions, studio
from broadsheet.demo.models import DemoItem

NOW = datetime.now(UTC)


def test_a_paper_with_content_is_refused_and_untouched(world):
    with pytest.raises(actions.NotEmpty):
        actions.fill(at=NOW, say=lambda words: None)
    with pytest.raises(CommandError, match="content of its own"):
        call_command("demo")

    assert SectionPage.objects.count() == 1
    assert not Article.objects.exists()
    call_command("demo", "--if-empty")  # says nothing, does nothing


def test_a_demo_that_fails_leaves_no_rows(db, monkeypatch):
    monkeypatch.setattr(studio, "make", lambda recipes, **facts: {})  # so the first story finds no picture

    with pytest.raises(KeyError):
        actions.fill(at=NOW, say=lambda words: None)

    assert not actions.has_content()
    assert not DemoItem.objects.exists()
