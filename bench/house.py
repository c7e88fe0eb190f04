"""A running paper, and an nginx beside it, for benchmarks that ask at the front door. Not a benchmark itself."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
WARM_UP = 1  # seconds of load before anything is counted


@dataclass(frozen=True)
class Rate:
    """What wrk saw. p99, longest: ms. processor: seconds used by the server during the run."""

    hits: float
    p99: float
    longest: float
    errors: int
    requests: int
    processor: float

    @property
    def cost(self) -> float:
        """Microseconds of processor a request."""
        return self.processor / max(1, self.requests) * 1e6


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def paper(settings: dict[str, str], workers: int = 2, port: int = 0) -> Iterator[str]:
    """`broadsheet run` in that environment; yields its address, and leaves it in BROADSHEET_URL.

    The address is part of what pages are made by: with another, or before static files are gathered, the press
    begins with an empty folder.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    settings["BROADSHEET_URL"] = url
    with tempfile.TemporaryFile("w+") as log:
        command = [sys.executable, "-m", "broadsheet", "run", "--port", str(port), "--workers", str(workers)]
        process = subprocess.Popen(command, env=settings, stdout=log, stderr=log, process_group=0)
        try:
            wait_until_ready(f"{url}/-/ready/")
            yield url
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(40)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_until_ready(url: str, seconds: float = 240) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@contextmanager
def nginx(configuration: str) -> Iterator[None]:
    """An nginx with this text inside `http { … }`. Two workers, no access log, no cache of open files."""
    with tempfile.TemporaryDirectory(prefix="broadsheet-nginx-") as folder:
        file = Path(folder) / "nginx.conf"
        file.write_text(
            f"daemon off; {'user root; ' * (os.getuid() == 0)}worker_processes 2;\n"
            f"pid {folder}/pid; error_log {folder}/error.log crit;\n"
            "events { worker_connections 8192; }\n"
            f"http {{ access_log off; include /etc/nginx/mime.types; default_type text/html;\n"
            + "".join(
                f"{kind}_temp_path {folder}/{kind};\n"
                for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            )
            + f"{configuration}\n}}\n"
        )
        process = subprocess.Popen(
            ["nginx", "-c", str(file), "-p", folder], stderr=subprocess.PIPE, process_group=0
        )
        try:
            time.sleep(0.5)
            if process.poll() is not None:
                sys.exit(process.stderr.read().decode() if process.stderr else "nginx ended")
            yield
        finally:
            process.terminate()
            process.wait(10)


def wrk(url: str, *, seconds: int = 4, connections: int = 32, script: str = "", of: str = "") -> Rate:
    """of: a word in the command line of the server's processes, whose processor time is taken."""
    if not shutil.which("wrk"):
        sys.exit("wrk is needed: apt install wrk")
    command = ["wrk", "-t2", f"-c{connections}", "--latency", "-H", "Accept-Encoding: gzip"]
    command += ["-s", script] if script else []
    subprocess.run([*command, f"-d{WARM_UP}s", url], capture_output=True, check=True)
    before = used(of)
    said = subprocess.run([*command, f"-d{seconds}s", url], capture_output=True, text=True, check=True).stdout
    processor = used(of) - before
    errors = sum(int(number) for number in re.findall(r"(?:connect|read|write|timeout) (\d+)", said))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Rate(
        hits=float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),  # type: ignore[index]  # wrk always says it
        p99=milliseconds(re.search(r"99%\s+([\d.]+)(us|ms|s)", said)),
        longest=milliseconds(re.search(r"Latency\s+\S+\s+\S+\s+([\d.]+)(us|ms|s)", said)),
        errors=errors + (int(refused[1]) if refused else 0),
        requests=int(re.search(r"(\d+) requests in", said)[1]),  # type: ignore[index]  # wrk always says it
        processor=processor,
    )


def milliseconds(found: "re.Match[str] | None") -> float:
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]] if found else 0.0


def used(word: str) -> float:
    """Seconds of processor used so far by the processes whose command line holds this word."""
    return sum(seconds(pid) for pid in pids(word)) if word else 0.0


def pids(word: str) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if word in (entry / "cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " "):
                    found.append(int(entry.name))
    return found


def seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    """Proportional share of memory of a process, in MB."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) / 1024  # type: ignore[index]  # the kernel writes it
