"""Settings are safe when silent, and a wrong one stops the start and names itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.config import addresses, env, secrets

ROOT = Path(__file__).parents[2]


def start(tmp_path, **environment):
    told = {
        **os.environ,
        "BROADSHEET_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT / "src"),
        **environment,
    }
    told.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "broadsheet", "check"], env=told, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROADSHEET_DEBUG", "perhaps"),
        ("BROADSHEET_WORKERS", "many"),
        ("BROADSHEET_AUTOSAVE_SECONDS", "0"),
        ("BROADSHEET_URL", "paper.example"),
        ("BROADSHEET_HOME", "/dev/null/paper"),
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("BROADSHEET_SECOND_FACTOR", "sometimes"),
        ("BROADSHEET_MAIL_URL", "pigeon://roof"),
        ("BROADSHEET_CACHE_URL", "localhost:6379"),
        ("BROADSHEET_CACHE_URL", "memcached://127.0.0.1"),
        ("BROADSHEET_CONFIG", "/nowhere/broadsheet.toml"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_names_itself(tmp_path, name, value):
    ended = start(tmp_path, **{name: value})

    assert ended.returncode != 0
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr


def test_silence_is_safe(tmp_path):
    ended = start(tmp_path)

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "home" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_file_may_say_what_the_environment_does_not(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "broadsheet.toml").write_text('BROADSHEET_WORKERS = "many"\n')

    ended = start(tmp_path)

    assert "BROADSHEET_WORKERS" in ended.stderr and "from the file" in ended.stderr


def test_the_secret_key_is_made_once(tmp_path):
    first = secrets.key(tmp_path / "secret-key")

    assert secrets.key(tmp_path / "secret-key") == first
    assert len(first) == 64


def test_a_secret_value_is_never_shown_in_an_error(monkeypatch):
    monkeypatch.setenv("SOME_SECRET", "hunter2")

    with pytest.raises(env.SettingError) as error:
        env._read("SOME_SECRET", 0, int, "A number.", secret=True)

    assert "hunter2" not in str(error.value)


def test_sqlite_is_the_default_and_postgres_a_wish(tmp_path):
    assert addresses.database("", tmp_path)["ENGINE"] == "broadsheet.config.sqlite"
    wished = addresses.database("postgres://ada:p%40ss@db.example:5433/paper", tmp_path)
    assert (wished["USER"], wished["PASSWORD"], wished["PORT"], wished["NAME"]) == (
        "ada",
        "p@ss",
        "5433",
        "paper",
    )


def test_each_setting_is_in_the_reference():
    reference = (ROOT / "docs" / "reference" / "settings.md").read_text()

    assert [name for name in env.readings if f"`{name}`" not in reference] == []
