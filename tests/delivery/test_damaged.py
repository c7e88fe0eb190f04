"""Whatever happens to the files of the press, readers get a whole and correct page, and the operator is told."""

import os
import resource
import shutil
import subprocess
from contextlib import ExitStack, contextmanager

import pytest
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from broadsheet.delivery import folder
from broadsheet.delivery.press import Press
from broadsheet.delivery.printer import Printer
from broadsheet.delivery.store import Store
from tests.articles import factories
from tests.delivery import comparing
from tests.delivery.conftest import Reader

ENCODINGS = ("gzip", "br", "")
LISTS = ("/news/", "/world/2026/11/20/")  # not hot: dropped by a change of a headline


@pytest.fixture
def story(store):
    world = factories.section(factories.edition())
    return factories.article(world, "Bridge opens", at=factories.NOON)


@pytest.fixture
def other(story):
    return factories.article(story.get_parent().specific, "Ferry stops", at=factories.NOON)


def publish(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()


def files_of(store, path):
    return folder.files(store.pages, store.find(path).name)


# --- files of pages --------------------------------------------------------------------------------------


def truncate(files, _others):
    for file in files:
        os.truncate(file, file.stat().st_size // 2)


def empty(files, _others):
    for file in files:
        os.truncate(file, 0)


def delete(files, _others):
    for file in files:
        file.unlink()


def swap(files, others):
    for file, strange in zip(files, others, strict=True):
        aside = file.with_suffix(".aside")
        file.rename(aside), strange.rename(file), aside.rename(strange)


def flip_a_bit(files, _others):
    for file in files:
        body = bytearray(file.read_bytes())
        body[len(body) // 2] ^= 1
        file.write_bytes(body)


@pytest.mark.parametrize("damage", [truncate, empty, delete, swap, flip_a_bit])
def test_readers_never_get_a_part_of_a_page(reader, press, story, other, store, damage, caplog, capsys):
    right = reader.get(story.address).body
    reader.get(other.address)
    damage(files_of(store, story.address), files_of(store, other.address))
    press.forget()

    for encoding in ENCODINGS:
        assert reader.get(story.address, encoding=encoding).body == right

    assert press.keeper.counted["damaged"] == 1
    assert f"{story.address} is damaged" in caplog.text
    reader.get(other.address)
    assert comparing.wrong(store, comparing.fresh(press.renderer)) == []
    assert reader.knows(story.address)
    press.keeper.turn()
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert "damaged" in capsys.readouterr().out


# --- the index -------------------------------------------------------------------------------------------


def index_files(store):
    return sorted(store.index.file.parent.glob("index.sqlite3*"))


def delete_index(store):
    for file in index_files(store):
        file.unlink()


def contents(store):
    """The index and its log; their shared memory is the kernel's, and no process outlives its cutting."""
    return [file for file in index_files(store) if not file.name.endswith("-shm")]


def truncate_index(store):
    for file in contents(store):
        os.truncate(file, file.stat().st_size // 3)


def fill_index_with_garbage(store):
    for file in contents(store):
        file.write_bytes(b"garbage " * 512)


def lose_the_link(store):
    (store.home / "current").unlink()


def lose_the_pages(store):
    shutil.rmtree(store.pages)


def lose_the_epoch(store):
    shutil.rmtree(store.home / store.epoch)


def lose_everything(store):
    for entry in list(store.home.iterdir()):
        shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()


def lose_the_folder(store):
    shutil.rmtree(store.home)


LOSSES = [
    delete_index, truncate_index, fill_index_with_garbage, lose_the_link, lose_the_pages, lose_the_epoch,
    lose_everything, lose_the_folder,
]  # fmt: skip


def expect_health(reader, press, story, store, title):
    """Within two looks of its keeper the press stores again, and obeys."""
    press.keeper.turn(), press.keeper.turn()
    assert not press.keeper.is_closed
    assert title in reader.get(story.address).text
    assert reader.knows(story.address)
    publish(story, title=f"{title}, again")
    Printer(press.store, "http://127.0.0.1:1").turn()
    for path in (story.address, "/", "/news/"):
        assert f"{title}, again" in reader.get(path).text
    assert comparing.wrong(press.store, comparing.fresh(press.renderer)) == []


@pytest.mark.parametrize("loss", LOSSES)
def test_the_press_recovers_while_it_runs(reader, press, story, store, printer, loss):
    for path in (story.address, "/", "/news/"):
        reader.get(path)
    loss(store)
    press.forget()  # what is in memory is right as well, and would hide the loss

    assert "Bridge opens" in reader.get(story.address).text
    publish(story, title="Bridge closes")
    press.keeper.turn()
    assert "Bridge closes" in reader.get("/news/").text
    printer.turn()
    assert "Bridge closes" in reader.get("/").text
    expect_health(reader, press, story, store, "Bridge closes")


@pytest.mark.parametrize("loss", LOSSES)
def test_the_press_recovers_when_it_starts(reader, press, story, store, loss):
    for path in (story.address, "/", "/news/"):
        reader.get(path)
    loss(store)
    publish(story, title="Bridge closes")

    started = Press(get_wsgi_application(), Store(store.home), lambda path: b"busy")
    try:
        started.start()
        assert "Bridge closes" in Reader(started).get(story.address).text
        expect_health(Reader(started), started, story, started.store, "Bridge closes")
    finally:
        started.keeper.stop()
        for _thread in range(12):
            started.asking.threads.submit(connections.close_all)
        started.asking.threads.shutdown()


# --- the disk --------------------------------------------------------------------------------------------


@contextmanager
def full_disk(_store):
    """Nothing can be written to any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def closed_folder(store):
    """No file can be made or removed below the store, not even by root."""
    folders = [
        store.home,
        *(entry for entry in store.home.rglob("*") if entry.is_dir() and not entry.is_symlink()),
    ]
    is_root = os.geteuid() == 0
    close, reopen = (["chattr", "+i"], ["chattr", "-i"]) if is_root else (["chmod", "a-w"], ["chmod", "u+w"])
    if subprocess.run([*close, *folders], capture_output=True).returncode:
        pytest.skip("folders of this file system cannot be closed to root")
    try:
        yield
    finally:
        subprocess.run([*reopen, *folders], check=True)


@pytest.fixture
def open_again(store):
    """A test that fails leaves no folder that cannot be removed."""
    yield
    if os.geteuid() == 0:
        subprocess.run(["chattr", "-R", "-i", store.home], capture_output=True)


def expect_fresh_renders(reader, press, title):
    """Nothing is served from a store that could not obey, nor is it told to be well."""
    press.keeper.turn()
    assert press.keeper.is_closed
    for path in LISTS:
        assert title in reader.get(path).text
        assert not reader.knows(path)
    press.keeper.turn()
    assert press.keeper.is_closed


@pytest.mark.parametrize("trouble", [full_disk, closed_folder])
def test_what_cannot_be_purged_is_not_served(reader, press, story, store, caplog, open_again, trouble):
    for path in LISTS:
        reader.get(path)
    with ExitStack() as disk:
        with transaction.atomic():  # in trouble between the commit and the purge
            transaction.on_commit(lambda: disk.enter_context(trouble(store)))
            publish(story, title="Bridge closes")

        expect_fresh_renders(reader, press, "Bridge closes")
        assert "every page is rendered" in caplog.text
    expect_health(reader, press, story, store, "Bridge closes")


def test_a_page_that_finds_no_room_is_answered_and_counted(reader, press, story, store, caplog):
    with full_disk(store):
        assert "Bridge opens" in reader.get(story.address).text
        assert not reader.knows(story.address)

    assert press.keeper.counted["errors"] >= 1
    assert f"{story.address} could not be stored" in caplog.text
    assert "Bridge opens" in reader.get(story.address).text
    assert reader.knows(story.address)
