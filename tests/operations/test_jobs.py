"""The periodic jobs: run when their time has come, by one process, errors kept."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.delivery.models import Receipt
from broadsheet.operations import jobs
from broadsheet.operations.models import Job
from broadsheet.pages.models import MissingAddress

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_missing_addresses_are_counted_from_the_log(client, paper):
    for _time in range(3):
        client.get("/no/such/page/", headers={"Referer": "https://elsewhere.example/"})

    jobs.fold_missing_addresses()

    row = MissingAddress.objects.get(path="/no/such/page/")
    assert (row.hits, row.referrer) == (3, "https://elsewhere.example/")


def test_folding_an_empty_log_is_nothing(db):
    jobs.fold_missing_addresses()

    assert not MissingAddress.objects.exists()


def test_a_job_runs_when_its_time_has_come_and_once(db, monkeypatch):
    ran = []
    monkeypatch.setattr(jobs, "TASKS", {"count": jobs.Task(timedelta(minutes=1), lambda: ran.append(1))})

    jobs.run(NOW)
    jobs.run(NOW + timedelta(minutes=1))
    jobs.run(NOW + timedelta(minutes=1))

    assert len(ran) == 1


def test_a_failing_job_keeps_its_error_and_the_others_run(db, monkeypatch):
    ran = []

    def fail():
        raise OSError("disk full")

    tasks = {"fail": jobs.Task(timedelta(0), fail), "count": jobs.Task(timedelta(0), lambda: ran.append(1))}
    monkeypatch.setattr(jobs, "TASKS", tasks)

    jobs.run(NOW)

    assert Job.objects.get(name="fail").error == "OSError: disk full"
    assert ran == [1]


@pytest.mark.django_db
def test_tidying_is_quiet():
    jobs.tidy()


@pytest.mark.django_db
def test_receipts_are_kept_for_ninety_days():
    now = datetime.now(UTC)
    for days in (1, 89, 91):
        Receipt.objects.create(deed=uuid.uuid4(), what="wagtail.publish", done_at=now - timedelta(days=days))

    jobs.tidy()

    assert Receipt.objects.count() == 2
