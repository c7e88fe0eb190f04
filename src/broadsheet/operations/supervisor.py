"""One process tree: the server, the printer, the worker, the clock. A dead child is restarted and said."""

import contextlib
import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PATIENCE = 20.0  # seconds that a child has to end by itself
STEADY = 30.0  # seconds after which a start counts as a good one
LONGEST_WAIT = 5.0  # seconds between two tries of a child that keeps dying: readers wait for it
PR_SET_PDEATHSIG = 1  # of Linux' prctl


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    again_at: float = 0.0
    renews_itself: bool = False  # by SIGHUP, without a gap for who asks meanwhile

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # our own commands
            self.command,
            stdin=subprocess.DEVNULL,
            preexec_fn=end_with_parent,  # noqa: PLW1509  # this process has one thread
        )
        self.started_at = time.monotonic()

    def renew(self) -> None:
        """Take up new code. What cannot renew itself is ended, and started again at the next look."""
        if self.process is None or self.has_died():
            return
        if self.renews_itself:
            self.process.send_signal(signal.SIGHUP)
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process, self.again_at = None, 0.0

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    def __init__(
        self, children: list[Child], say: Callable[[str], object], prepare: Sequence[str] = ()
    ) -> None:
        """prepare: the command that comes before a renewal, as a process of the new code."""
        self.children, self.say, self.prepare = children, say, prepare
        self.is_stopping = self.is_to_renew = False

    def run(self) -> None:
        """Start all, keep all running, until SIGTERM or SIGINT; then end all. Returns when the last has ended."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGHUP, self.ask_to_renew)
        for child in self.children:
            child.start()
        while not self.is_stopping:
            if self.is_to_renew:
                self.renew()
            for child in self.children:
                self._look_after(child)
            time.sleep(0.2)
        self._end_all()

    def stop(self, *args: object) -> None:
        self.is_stopping = True

    def ask_to_renew(self, *args: object) -> None:
        self.is_to_renew = True

    def renew(self) -> None:
        """Take up new code, templates and settings: tables first, then the server, then the others."""
        self.is_to_renew = False
        self.say("Taking up the new version …")
        if subprocess.run(self.prepare, stdin=subprocess.DEVNULL, check=False).returncode:  # noqa: S603  # our own
            self.say("The new version could not be prepared; the old one goes on.")
            return
        for child in self.children:
            child.renew()
        self.say("The new version is taken up.")

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.again_at:
                child.start()
        elif child.has_died():
            child.deaths = 1 if now - child.started_at > STEADY else child.deaths + 1
            # at once after a single death: nobody answers readers meanwhile
            wait = min(LONGEST_WAIT, 0.5 * child.deaths**2) if child.deaths > 1 else 0
            again = f"in {wait:g} s" if wait else "at once"
            self.say(
                f"The {child.name} ended with status {child.process.returncode}; starting it again {again}."
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


def end_with_parent() -> None:
    """From now on this process is ended when the one that started it dies, however that dies. On Linux only.

    Else a killed server would leave workers behind, which go on answering beside those of its successor.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def broadsheet(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "broadsheet", *arguments]
