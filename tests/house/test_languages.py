"""All our own strings are complete in the three languages that we ship."""

import os
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2] / "src" / "broadsheet"
LANGUAGES = ["ar", "fa"]  # English is the source


def catalogue(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_fuzzy(language):
    entries = catalogue(language)

    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert [entry.msgid for entry in entries.fuzzy_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language, tmp_path):
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"

    ended = subprocess.run(
        ["msgfmt", "--check-format", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0, ended.stderr


def test_the_catalogues_know_every_string_of_the_code(tmp_path):
    """Extract anew into a copy: what the shipped catalogue does not hold would stand in English."""
    copy = tmp_path / "broadsheet"
    files = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in (".py", ".html", ".txt") and "built" not in path.parts
    ]
    for path in files:
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (copy / "locale").mkdir(exist_ok=True)
    plain = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "ar", "--no-location", "-v0"],
        cwd=copy,
        env=plain,
        check=True,
        capture_output=True,
    )

    found = {
        (entry.msgctxt, entry.msgid)
        for entry in polib.pofile(str(copy / "locale" / "ar" / "LC_MESSAGES" / "django.po"))
    }
    for language in LANGUAGES:
        known = {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}
        assert sorted(msgid for _context, msgid in found - known) == [], language
