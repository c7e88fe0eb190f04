"""What every test may ask for: a paper, a section of it, its other editions."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.articles import factories

slow_data = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("short", max_examples=60, deadline=None, suppress_health_check=slow_data)
settings.register_profile("brief", max_examples=15, deadline=None, suppress_health_check=slow_data)
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=slow_data)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.COMMENT_LIMITS = tmp_path / "comment-limits"
    # Wagtail remembers renditions and the site's root by number, and each test counts from one
    remembered = {**settings.CACHES["default"], "LOCATION": str(tmp_path / "cache")}
    settings.CACHES = {"default": remembered}


@pytest.fixture
def paper(db):
    """The default edition, English, with a front page."""
    return factories.edition()


@pytest.fixture
def world(paper):
    """A section of the paper."""
    return factories.section(paper)


@pytest.fixture
def arabic(paper):
    return factories.edition("ar", "البريد", calendar="hijri", digits="arab", time_zone="Asia/Beirut")


@pytest.fixture
def persian(paper):
    return factories.edition("fa", "پیک", calendar="jalali", digits="arabext", time_zone="Asia/Tehran")
