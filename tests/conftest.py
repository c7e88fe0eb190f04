"""What every test may ask for: a paper, a section of it, its other editions."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connections
from hypothesis import HealthCheck, settings

from broadsheet.articles.models import SectionPage
from broadsheet.audience import tally
from broadsheet.editions.models import Edition
from tests import remembered
from tests.articles import factories

NOT_THEIRS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")  # of the environment, for processes of their own
slow_data = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("short", max_examples=60, deadline=None, suppress_health_check=slow_data)
settings.register_profile("brief", max_examples=15, deadline=None, suppress_health_check=slow_data)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=slow_data)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_collection_modifyitems(items):
    """Whoever may ask the database may ask all of them: views stand beside the content, see audience.tally."""
    for item in items:
        if "db" in item.fixturenames:
            is_restored = "django_db_serialized_rollback" in item.fixturenames
            item.add_marker(pytest.mark.django_db(databases="__all__", serialized_rollback=is_restored))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        tally.ensure()
        of_files = [each for each in connections.all() if each.vendor == "sqlite"]
        copies = {each.alias: remembered.emptied_by_copy(each) for each in of_files}
    yield copies
    for copy in copies.values():
        copy.close()


@pytest.fixture(scope="session")
def migrated(django_db_setup):
    """Put a database with all tables and no paper into a home, for processes of its own: what `migrate` makes."""

    made = django_db_setup.get("default")  # empty where no test of this run asks the database itself
    is_made = made is not None and made.execute("SELECT 1 FROM sqlite_master").fetchone()

    def put(home):
        home.mkdir(parents=True, exist_ok=True)
        if is_made:
            with closing(sqlite3.connect(home / "db.sqlite3")) as database:
                made.backup(database)
            return
        kept = {name: said for name, said in os.environ.items() if name not in NOT_THEIRS}
        command = [sys.executable, "-m", "broadsheet", "migrate", "--verbosity", "0"]
        subprocess.run(command, env={**kept, "BROADSHEET_HOME": str(home)}, check=True)

    return put


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VIEW_LOGS = tmp_path / "views"
    settings.COMMENT_LIMITS = tmp_path / "comment-limits"
    # Wagtail remembers renditions and the site's root by number, and each test counts from one
    remembered = {**settings.CACHES["default"], "LOCATION": str(tmp_path / "cache")}
    settings.CACHES = {"default": remembered}


def edition(code="en", *facts, **more):
    key = remembered.once(code, lambda: factories.edition(code, *facts, **more))
    return Edition.objects.select_related("locale").get(pk=key)


@pytest.fixture
def paper(db):
    """The default edition, English, with a front page."""
    return edition()


@pytest.fixture
def world(paper):
    """A section of the paper."""
    return SectionPage.objects.get(pk=remembered.once("world", lambda: factories.section(paper)))


@pytest.fixture
def arabic(paper):
    return edition("ar", "البريد", calendar="hijri", digits="arab", time_zone="Asia/Beirut")


@pytest.fixture
def persian(paper):
    return edition("fa", "پیک", calendar="jalali", digits="arabext", time_zone="Asia/Tehran")
