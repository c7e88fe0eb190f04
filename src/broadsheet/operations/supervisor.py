"""One process tree: the server, the worker, the clock. A dead child is restarted and said."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 20.0  # seconds that a child has to end by itself
STEADY = 30.0  # seconds after which a start counts as a good one
LONGEST_WAIT = 30.0  # seconds between two tries of a child that keeps dying


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    again_at: float = 0.0

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)  # noqa: S603  # our own commands
        self.started_at = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    def __init__(self, children: list[Child], say: Callable[[str], None]) -> None:
        self.children, self.say = children, say
        self.is_stopping = False

    def run(self) -> None:
        """Start all, keep all running, until SIGTERM or SIGINT; then end all. Returns when the last has ended."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        for child in self.children:
            child.start()
        while not self.is_stopping:
            for child in self.children:
                self._look_after(child)
            time.sleep(0.2)
        self._end_all()

    def stop(self, *args: object) -> None:
        self.is_stopping = True

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.again_at:
                child.start()
        elif child.has_died():
            child.deaths = 1 if now - child.started_at > STEADY else child.deaths + 1
            wait = min(LONGEST_WAIT, 0.5 * 2**child.deaths)
            self.say(
                f"The {child.name} ended with status {child.process.returncode}; starting it again in {wait:g} s."
            )
            child.process, child.again_at = None, now + wait

    def _end_all(self) -> None:
        living = [child for child in self.children if child.process and not child.has_died()]
        for child in living:
            child.process.terminate()  # type: ignore[union-attr]  # only living ones are listed
        deadline = time.monotonic() + PATIENCE
        for child in living:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))  # type: ignore[union-attr]
            except subprocess.TimeoutExpired:
                self.say(f"The {child.name} did not end by itself; it was stopped hard.")
                child.process.kill()  # type: ignore[union-attr]


def broadsheet(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "broadsheet", *arguments]
