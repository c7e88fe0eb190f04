"""An import that is killed and started again ends as one that nobody disturbed."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.importers.factories import SITE, category, export, item

ROOT = Path(__file__).parents[2]
STORIES = 105
OUTBOX = "delivery_spoiled"  # what the press is still to be told, in no order
MADE_UP = re.compile("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")  # names that are drawn by lot

pytestmark = [
    pytest.mark.django_db,  # so that there is one with all tables, to copy
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="each run has a database in a file of its own"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Stories and pages in several sections, each with links to older and younger ones, and comments."""
    return export(tmp_path_factory.mktemp("archive"), *map(linked, range(1, STORIES + 1)))


def linked(number):
    others = (number * 7 % STORIES + 1, STORIES + 1 - number)
    words = "".join(f'<p>Words, <a href="{SITE}/old/{other}/">linked</a>.</p>' for other in others)
    inside = "".join(category(f"part-{(number + step) % 5}") for step in (0, 2)) + (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_content>Hm</wp:comment_content></wp:comment>"
    )
    is_page = number % 9 == 0  # and every other one stands under a page that comes later
    above = number + 9 if is_page and number % 2 and number + 9 <= STORIES else 0
    return item(
        number, f"Story {number}", words, inside=inside, post_name=f"story-{number // 3}",
        post_type="page" if is_page else "post", post_parent=above,
        status="draft" if number % 11 == 0 else "publish",
    )  # fmt: skip


@pytest.fixture(scope="module")
def empty(django_db_setup, tmp_path_factory):
    """A database with all its tables, and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "db.sqlite3"
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as tables,
        closing(sqlite3.connect(path)) as copy,
    ):
        tables.backup(copy)
    return path


@pytest.fixture(scope="module")
def undisturbed(archive, empty, tmp_path_factory):
    """What a whole import leaves, and how many writes it takes."""
    home = home_with(empty, tmp_path_factory.mktemp("undisturbed"))
    done = run(home, archive)
    assert done.returncode == 0, done.stderr
    return contents(home), int(done.stdout)


def home_with(database, home):
    shutil.copy(database, home / "db.sqlite3")
    return home


def run(home, archive, *, die_before=0):
    environment = {**os.environ, "BROADSHEET_TEST_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "tests.importers.dying", str(archive), str(die_before)]
    return subprocess.run(  # noqa: S603  # our own Python
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )


def contents(home):
    with closing(sqlite3.connect(home / "db.sqlite3")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: sorted(rows(database, table), key=repr) for table in tables if table != OUTBOX}


def rows(database, table):
    for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  # the database names it
        yield tuple(MADE_UP.sub("…", value) if isinstance(value, str) else value for value in row)


@pytest.mark.parametrize("part", [0.01, 0.6, 0.97])
def test_an_import_killed_at_any_moment_and_started_again_leaves_what_an_undisturbed_one_does(
    part, archive, empty, undisturbed, tmp_path
):
    whole, writes = undisturbed
    home = home_with(empty, tmp_path)
    died = run(home, archive, die_before=max(1, int(part * writes)))
    run(home, archive)

    assert died.returncode == -signal.SIGKILL
    found = contents(home)
    assert {table: found[table] for table in whole if found[table] != whole[table]} == {}


def test_what_a_killed_import_leaves_is_whole(archive, empty, undisturbed, tmp_path):
    """Each story stands with its revision and its row in the ledger, or is not there."""
    home = home_with(empty, tmp_path)
    run(home, archive, die_before=undisturbed[1] // 2)
    with closing(sqlite3.connect(home / "db.sqlite3")) as database:
        [(stories,)] = database.execute("SELECT count(*) FROM articles_article")
        [(known,)] = database.execute("SELECT count(*) FROM importers_importeditem WHERE kind = 'post'")
        [(headless,)] = database.execute(
            "SELECT count(*) FROM articles_article JOIN wagtailcore_page ON id = page_ptr_id"
            " WHERE latest_revision_id IS NULL"
        )

    assert 0 < stories < STORIES
    assert (known, headless) == (stories, 0)
