"""Static files of a newer version are found by servers of the older one, however many ask at once."""

import os
import threading

import pytest

from broadsheet.theme.storage import StaticFiles

SHEET = "paper.0123456789ab.css"


@pytest.fixture
def gathered(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    return settings.STATIC_ROOT


def ask(served, path):
    said = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    answer = served(environ, lambda status, _headers: said.append(status))
    getattr(answer, "close", lambda: None)()
    return said[0]


def nothing(_environ, start_response):
    start_response("404 Not Found", [])
    return ()


def test_nobody_is_told_that_a_file_is_missing_while_another_reader_makes_it_known(gathered, monkeypatch):
    served = StaticFiles(nothing)
    (gathered / SHEET).write_text("p {}")
    os.utime(gathered / "staticfiles.json", (1, 1))  # a newer version has been gathered
    is_looking, may_look, answers = threading.Event(), threading.Event(), []
    add_files = served.add_files

    def slowly(*arguments, **options):
        is_looking.set()
        assert may_look.wait(10)
        add_files(*arguments, **options)

    monkeypatch.setattr(served, "add_files", slowly)
    readers = [
        threading.Thread(target=lambda: answers.append(ask(served, f"/static/{SHEET}"))) for _n in range(3)
    ]
    readers[0].start()
    assert is_looking.wait(10)
    for reader in readers[1:]:
        reader.start()
    for reader in readers[1:]:
        reader.join(0.2)  # whoever does not wait is answered by then
    may_look.set()
    for reader in readers:
        reader.join(10)

    assert answers == ["200 OK"] * 3


def test_what_is_not_there_is_missing_and_not_looked_for_again(gathered, monkeypatch):
    served = StaticFiles(nothing)
    monkeypatch.setattr(served, "add_files", lambda *_arguments, **_options: pytest.fail("looked again"))

    assert ask(served, "/static/none.css") == "404 Not Found"
