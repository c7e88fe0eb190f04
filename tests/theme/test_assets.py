"""What browsers are given: fonts, stylesheet and scripts, made by the asset step, and what they may weigh."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont

from broadsheet.theme.assets import files, packages, places, scripts, steps, translations
from broadsheet.theme.assets.faces import FACES
from broadsheet.theme.assets.problems import CannotMake

KB = 1024
# what a page of each script loads at most: (names of font files)
FONTS_OF_A_PAGE = {
    "latin": {"newsreader-display", "newsreader-text", "newsreader-italic", "public-sans"},
    "arabic": {"vazirmatn", "vazirmatn-signs", "naskh", "naskh-bold"},
    "arabic with latin words": {"vazirmatn", "vazirmatn-signs", "naskh", "naskh-latin", "public-sans"},
}


@pytest.fixture(scope="module", autouse=True)
def made():
    return dict(steps.run())


def compressed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


def step(*words):
    environment = {"PYTHONPATH": str(places.REPOSITORY / "src"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "broadsheet.theme.assets", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", FONTS_OF_A_PAGE)
def test_the_fonts_of_a_page_stay_in_their_budget(script):
    sizes = [(places.FONTS / f"{name}.woff2").stat().st_size for name in FONTS_OF_A_PAGE[script]]

    assert sum(sizes) <= 95 * KB


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_each_font_file_stays_in_its_own_budget(face):
    assert (places.FONTS / f"{face.name}.woff2").stat().st_size <= face.size_kb * KB


def test_stylesheet_and_scripts_stay_in_their_budgets():
    assert compressed(places.BUILT / "paper.css") <= 14 * KB
    assert compressed(places.BUILT / "paper.js") <= 10 * KB
    assert (places.BUILT / "reading.js").stat().st_size <= 400


def test_every_letter_of_persian_arabic_and_kurdish_is_in_both_faces_of_the_script():
    alphabet = (
        "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئإآةىيك ەێۆڕڵڤ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ،؛؟٫٬٪\u200c\u064b\u0651"
    )

    for name in ("naskh", "naskh-bold", "vazirmatn"):
        letters = TTFont(places.FONTS / f"{name}.woff2").getBestCmap()
        assert {letter for letter in alphabet if ord(letter) not in letters} == set(), name


def test_an_arabic_font_still_joins_its_letters():
    tags = {
        record.FeatureTag
        for name in ("naskh", "vazirmatn")
        for record in TTFont(places.FONTS / f"{name}.woff2")["GSUB"].table.FeatureList.FeatureRecord
    }

    assert {"init", "medi", "fina"} <= tags


def test_every_font_is_swapped_in_and_has_its_licence_beside_it():
    rules = (places.FONTS / "fonts.css.part").read_text()
    licences = {path.name for path in places.FONTS.glob("*-OFL.txt")}

    assert rules.count("font-display:swap") == len(FACES)
    assert licences == {f"{cut.package}-OFL.txt" for face in FACES for cut in face.cuts}
    assert all("SIL OPEN FONT LICENSE" in (places.FONTS / name).read_text() for name in licences)


def test_a_second_run_makes_nothing_and_takes_no_time():
    step()
    before = {path: path.stat().st_mtime_ns for path in places.BUILT.rglob("*")}

    started = time.perf_counter()
    made = dict(steps.run())
    seconds = time.perf_counter() - started

    assert not any(made.values())
    assert seconds < 0.2
    assert {path: path.stat().st_mtime_ns for path in places.BUILT.rglob("*")} == before
    assert step().stdout == "Assets: nothing to do\n"


def test_a_missing_file_is_made_again():
    (places.BUILT / "reading.js").unlink()

    made = dict(steps.run())

    assert made["scripts"]
    assert (places.BUILT / "reading.js").is_file()


def test_the_step_needs_no_django():
    question = "import sys, broadsheet.theme.assets.__main__; sys.exit('django' in sys.modules)"
    environment = {"PYTHONPATH": str(places.REPOSITORY / "src")}

    assert subprocess.run([sys.executable, "-c", question], env=environment, check=False).returncode == 0


def test_the_lock_names_hashes_and_no_registry():
    locked = json.loads(places.LOCK.read_text())["packages"]

    assert not [path for path, package in locked.items() if "resolved" in package]
    assert all("integrity" in package for path, package in locked.items() if path)


def test_an_unreachable_registry_is_one_clear_sentence(monkeypatch, tmp_path):
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((places.REPOSITORY / name).read_bytes())
    monkeypatch.setattr(places, "REPOSITORY", tmp_path)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))

    with pytest.raises(CannotMake, match=r"npm could not fetch .*ECONNREFUSED.*check the network"):
        packages.fetch()


def test_catalogues_are_compiled_without_gettext_and_a_broken_one_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "PACKAGE", tmp_path)
    source = files.write(
        tmp_path / "theme/locale/fa/LC_MESSAGES/django.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Share"\nmsgstr "هم‌رسانی"\n',
    )

    assert "هم‌رسانی".encode() in translations.make()[0].read_bytes()

    source.write_text('msgid "Share\nmsgstr')
    with pytest.raises(CannotMake, match=r"django\.po is no valid catalogue"):
        translations.make()


def test_the_outlines_of_countries_are_there_for_maps():
    assert json.loads(places.OUTLINES.read_text())["type"] == "Topology"


def test_each_script_is_joined_in_a_scope_of_its_own():
    joined = (places.BUILT / "paper.js").read_text()
    names = re.findall(r'customElements\.define\("([a-z-]+)"', joined)

    assert joined.count("\n}\n{\n") == len(list(places.JS.glob("*.js"))) - 1
    assert {"reading-options", "share-story", "short-time", "click-to-show", "copy-link"} <= set(names)
    assert len(names) == len(set(names))


def test_a_script_that_cannot_be_joined_is_refused(tmp_path):
    source = files.write(tmp_path / "other.js", 'import { card } from "./card.js"\n')

    with pytest.raises(CannotMake, match=r"other\.js, line 1"):
        scripts.shorten(source)


@pytest.mark.parametrize("source", steps.scripts(), ids=lambda path: path.name)
def test_scripts_write_no_markup_and_no_syntax_younger_than_the_oldest_browser(source):
    code = "\n".join(line for line in source.read_text().splitlines() if not line.strip().startswith("//"))

    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", code
    )
    assert not re.search(
        r"\?\.[a-z\[(]|\?\?|\.at\(|replaceAll\(|replaceChildren\(|^\s*(static )?#\w+", code, re.M
    )
