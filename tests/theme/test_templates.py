"""The rules that every template and style sheet of the paper keeps."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

import broadsheet.theme

THEME = Path(broadsheet.theme.__file__).parent
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
CSS = THEME / "static" / "theme" / "css"
STYLES = sorted(CSS.rglob("*.css"))
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
SIDE = re.compile(r"(?<![\w-])(left|right)(?![\w-])|-(left|right)(?=\s*:)")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(", re.IGNORECASE)


def name(path):
    return path.relative_to(THEME).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short_and_says_first_what_it_takes(path):
    lines = path.read_text().splitlines()

    assert len(lines) <= 60
    assert re.fullmatch(r"\{#.+#\}", lines[0])


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_style_and_no_script_of_its_own(path):
    text = path.read_text()

    assert "style=" not in text
    assert "<style" not in text
    assert "<script" not in text
    assert "javascript:" not in text
    assert not HANDLER.search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_names_no_other_origin(path):
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_compiles_with_all_that_it_loads(path):
    assert get_template(path.relative_to(THEME / "templates").as_posix())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_words_for_readers_stand_in_a_translation(path):
    """What is left of a template without its tags, elements and values is punctuation."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", "", text))

    assert words == []


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_style_sheet_knows_start_and_end_but_no_left_and_right(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)

    assert SIDE.search(text) is None


@pytest.mark.parametrize("path", [path for path in STYLES if path.name != "tokens.css"], ids=name)
def test_colours_are_named_in_the_tokens_alone(path):
    assert COLOUR.search(path.read_text()) is None


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_nothing_is_important(path):
    assert "!important" not in path.read_text()


@pytest.mark.parametrize("path", sorted([*CSS.glob("parts/*.css"), *CSS.glob("blocks/*.css")]), ids=name)
def test_a_part_styles_the_class_it_is_named_after(path):
    assert f".{path.stem}" in path.read_text()


def test_every_class_of_a_part_begins_with_the_name_of_a_file():
    """A class name leads to its file: .card__headline is in card.css."""
    files = {path.stem for path in CSS.rglob("*.css")}
    known = set(re.findall(r"\.([a-z][\w-]*)", "".join(path.read_text() for path in STYLES)))
    blocks = {re.split("__|--", used)[0] for used in _classes() if "__" in used or "--" in used}

    assert {block for block in blocks if block not in files | known} == set()


def _classes():
    for path in TEMPLATES:
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(), flags=re.DOTALL)
        for value in re.findall(r'class="([^"]*)"', text):
            yield from value.split()


def test_the_error_of_last_resort_needs_no_request_and_no_database():
    """No `db` mark: a query would fail the test."""
    page = engines["django"].get_template("500.html").render()

    assert "Sorry, there is a problem" in page
    assert "<script" not in page
