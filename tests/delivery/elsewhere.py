"""Presses in processes of their own, on the database and the store of the running test: to be agreed with, or killed.

with elsewhere.process(store, elsewhere.serve) as server:
    server.ask("get", "/")        what the function's handler answers
    server.kill()                 as the kernel does
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction

PATIENCE = 60  # seconds, on a busy machine

# one process that has all code loaded; each of the others is a copy of it
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.delivery.elsewhere_loaded"])


class Elsewhere:
    """One process. It answers one question after the other, until it is let go or killed."""

    def __init__(self, home, work, mail_from="") -> None:
        self.line, other = _processes.Pipe()
        facts = {
            "database": connection.settings_dict["NAME"], "home": home, "media": settings.MEDIA_ROOT,
            "cache": settings.CACHES["default"]["LOCATION"], "mail_from": mail_from,
        }  # fmt: skip
        self.process = _processes.Process(target=begin, args=(work, facts, other), daemon=True)
        self.process.start()
        other.close()
        assert self.answer() == "ready"

    def answer(self) -> Any:
        """Raises EOFError where it has died, AssertionError where it is silent."""
        assert self.line.poll(PATIENCE), "no answer"
        return self.line.recv()

    def tell(self, *question: Any) -> None:
        self.line.send(question)

    def ask(self, *question: Any) -> Any:
        self.tell(*question)
        return self.answer()

    def kill(self) -> None:
        self.process.kill()
        self.process.join(PATIENCE)

    def has_died(self) -> bool:
        self.process.join(PATIENCE)
        return self.process.exitcode == -signal.SIGKILL


@contextlib.contextmanager
def process(home, work, mail_from=""):
    made = Elsewhere(home, work, mail_from)
    try:
        yield made
    finally:
        made.kill()


# --- in the other process --------------------------------------------------------------------------------


def begin(work, facts, line) -> None:
    settings.PRESS_HOME, settings.MEDIA_ROOT = facts["home"], facts["media"]
    settings.CACHES["default"]["LOCATION"] = facts["cache"]
    connections["default"].settings_dict["NAME"] = facts["database"]
    connections.settings["default"]["NAME"] = facts["database"]
    if facts["mail_from"]:  # another setting is other code
        name = "BROADSHEET_MAIL_FROM"
        settings.READINGS[name] = replace(settings.READINGS[name], value=facts["mail_from"])
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123  # as long as it lives
    work(line)


def answering(line, **handlers) -> None:
    line.send("ready")
    while True:
        name, *arguments = line.recv()
        line.send(handlers[name](*arguments))


def serve(line) -> None:
    """A server's process: `get` an address, `know` whether it is stored, `look` after the store, `read` without end."""
    from django.core.wsgi import get_wsgi_application

    from broadsheet.delivery import obeying
    from broadsheet.delivery.press import Press
    from tests.delivery.conftest import Reader

    press = Press(get_wsgi_application(), obeying.the_store(), lambda path: b"busy")
    press.start()
    reader = Reader(press)
    reading = threading.Event()

    def get(path):
        answer = reader.get(path)
        return answer.status, answer.text

    def read(paths):
        """Four readers ask for these, again and again, until `rest`."""

        def ask_on():
            while reading.is_set():
                for path in paths:
                    reader.get(path)

        reading.set()
        for _reader in range(4):
            threading.Thread(target=ask_on, daemon=True).start()

    answering(
        line,
        get=get,
        know=reader.knows,
        look=press.keeper.turn,
        close=press.keeper.stop,
        read=read,
        rest=reading.clear,
        epoch=lambda: press.store.epoch,
        renders=lambda: press.keeper.counted["renders"],
    )


def print_pages(line) -> None:
    """The printer's."""
    from broadsheet.delivery import obeying
    from broadsheet.delivery.printer import Printer

    printer = Printer(obeying.the_store(), "http://127.0.0.1:1")
    threading.Thread(target=lambda: answering(line), daemon=True).start()
    printer.run()


def edit(line) -> None:
    """A newsroom's: `change` a headline; `die_after_commit` instead of telling the press; `die_at` the nth file."""
    from broadsheet.articles.models import Article

    def change(pk, title):
        with transaction.atomic():
            story = Article.objects.get(pk=pk)
            story.title = title
            story.save_revision().publish()

    def change_on(pks):
        for number in range(10_000):
            change(pks[number % len(pks)], f"Title {number}")

    def die_after_commit(pk, title):
        with transaction.atomic():
            transaction.on_commit(die)
            change(pk, title)

    def die_at(step, pk, title):
        """Dies at the nth removal or renaming of a file; answers how many there were, if it is not reached."""
        done = [0]
        for name in ("unlink", "rename"):
            setattr(os, name, counting(getattr(os, name), done, step))
        change(pk, title)
        return done[0]

    answering(line, change=change, change_on=change_on, die_after_commit=die_after_commit, die_at=die_at)


def rename_paper(line) -> None:
    """What stands on every page is changed by it: `die_in` the function that makes the new folder."""
    from broadsheet.editions.models import Edition

    def die_in(name, pk, title):
        original = getattr(os, name)

        def fatal(*arguments, **named):
            original(*arguments, **named)
            die()

        setattr(os, name, fatal)
        edition = Edition.objects.get(pk=pk)
        edition.name = title
        edition.save()

    answering(line, die_in=die_in)


def counting(function, done, step):
    def counted(*arguments, **named):
        done[0] += 1
        if done[0] == step:
            die()
        return function(*arguments, **named)

    return counted


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
