"""`broadsheet run`: the whole paper, one process tree."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from broadsheet.delivery import epochs, obeying
from broadsheet.operations import preparation, server
from broadsheet.operations.supervisor import Child, Supervisor, broadsheet


class Command(BaseCommand):
    help = (
        "Serves the paper: web server, printer, task worker and clock, until stopped. SIGHUP takes up new code, "
        "templates and settings while readers go on reading."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--host", default=settings.HOST, help="Address to listen on.")
        parser.add_argument("--port", type=int, default=settings.PORT, help="Port to listen on.")
        parser.add_argument(
            "--workers", type=int, default=settings.WORKERS, help="Server processes; 0: one a core."
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        if port != settings.PORT:
            begin_anew(port)
        if preparation.port_is_taken(host, port):
            raise CommandError(
                f"Port {port} of {host} is taken. Choose another with --port, or PORT=… make run."
            )
        preparation.prepare(self.say)
        self.greet(host, port)
        connections.close_all()
        printer = broadsheet("printer", "--door", settings.DOOR or self.door(host, port))
        children = [
            Child("server", server.command(host, port, workers), renews_itself=True),
            Child("printer", printer),
            *([Child("second printer", [*printer, "--second"])] if (os.cpu_count() or 1) > 1 else []),
            Child("worker", broadsheet("work")),
            Child("clock", broadsheet("schedule")),
        ]
        Supervisor(children, self.say, prepare=broadsheet("prepare")).run()
        epochs.end_use(obeying.the_store())
        self.say("Stopped.")

    def greet(self, host: str, port: int) -> None:
        place = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        self.say(f"The paper:    {place}/")
        self.say(f"The newsroom: {place}/admin/")
        if made := preparation.first_administrator():
            self.say(
                f"Sign in as:   {made[0]}   password: {made[1]}   (said only now; change it in the newsroom)"
            )

    def door(self, host: str, port: int) -> str:
        """Where this machine reaches the server: an address to listen on everywhere is none to ask at."""
        reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # read, not bound
        return f"http://{f'[{reached}]' if ':' in reached else reached}:{port}"

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def begin_anew(port: int) -> None:
    """Start over with this port as the setting: the paper's own address follows from it, in this process and others."""
    os.environ["PORT"] = str(port)
    os.execv(sys.executable, [sys.executable, "-m", "broadsheet", *sys.argv[1:]])  # noqa: S606  # our own command
