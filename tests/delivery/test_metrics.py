"""/-/metrics/: what is counted, for Prometheus, if an operator wants it."""

import re
from uuid import uuid4

import pytest

from broadsheet.delivery import obeying, spoiling
from broadsheet.delivery.models import Receipt, State
from tests.articles import factories

PLACE = "/-/metrics/"
SAMPLE = re.compile(r'([a-z_]+(?:\{[a-z]+="[a-z]+"\})?) (-?[0-9.]+)')


@pytest.fixture
def measures(client, settings):
    """measures() → name (with its label) → value."""
    settings.METRICS = True

    def asked():
        lines = [line for line in client.get(PLACE).text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, value in (SAMPLE.fullmatch(line).groups() for line in lines)}

    return asked


@pytest.fixture
def story(store):
    paper = factories.edition()
    return factories.article(factories.section(paper), "Bridge opens", at=factories.NOON)


def test_nothing_is_measured_unless_an_operator_wants_it(client, paper):
    assert client.get(PLACE).status_code == 404


def test_hits_misses_and_renders_are_counted(measures, reader, press, story):
    reader.get("/"), reader.get("/"), reader.get("/"), reader.get(story.address)
    press.keeper.tell()

    found = measures()

    assert found["broadsheet_press_up"] == 1
    assert found["broadsheet_press_hits_total"] == 2
    assert found["broadsheet_press_misses_total"] == 2
    assert found["broadsheet_press_renders_total"] == 2
    assert found["broadsheet_press_pages"] == 2
    assert found["broadsheet_press_bytes"] > 0
    assert found["broadsheet_press_oldest_undone_seconds"] == 0


def test_what_changes_spoil_is_counted(measures, reader, story):
    reader.get("/"), reader.get(story.address)

    spoiling.spoil(f"page:{story.pk}")

    assert measures()["broadsheet_press_purges_total"] == 1


def test_a_damaged_page_is_counted(measures, reader, press, store, story):
    reader.get(story.address)
    (store.pages / story.address.strip("/") / "index.html.gz").write_bytes(b"torn")
    press.forget()

    reader.get(story.address)
    press.keeper.tell()

    assert measures()["broadsheet_press_damaged_total"] == 1


def test_counts_outlive_the_folder_and_damage_does_not(measures, reader, press, store, story):
    reader.get("/"), reader.get("/")
    press.keeper.tell()
    store.index.count({"damaged": 1})

    spoiling.spoil(spoiling.EVERYTHING)

    found = measures()
    assert found["broadsheet_press_hits_total"] == 1
    assert found["broadsheet_press_pages"] == found["broadsheet_press_damaged_total"] == 0


def test_a_change_that_nobody_obeys_grows_old(measures, story, monkeypatch):
    monkeypatch.setattr(obeying, "obey_now", lambda: None)  # as when the process dies right after its commit
    spoiling.spoil("page:1")

    assert measures()["broadsheet_press_oldest_undone_seconds"] > 0


def test_receipts_are_told_by_state(measures, story):
    Receipt.objects.create(deed=uuid4(), title="New", state=State.LATE)
    Receipt.objects.create(deed=uuid4(), title="Old", state=State.LATE, done_at=factories.NOON)

    found = measures()

    assert found['broadsheet_receipts{state="late"}'] == 1
    assert found['broadsheet_receipts{state="failed"}'] == 0


def test_the_paper_answers_where_the_press_has_not_begun(measures, paper, settings, tmp_path):
    settings.PRESS_HOME = tmp_path / "press"
    obeying.the_store.cache_clear()

    assert measures()["broadsheet_press_up"] == 0
    obeying.the_store.cache_clear()


def test_each_measure_says_what_it_is(client, settings, story):
    settings.METRICS = True

    answer = client.get(PLACE)

    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "# TYPE broadsheet_press_hits_total counter\n" in answer.text
    assert "those that nginx served are not counted" in answer.text
