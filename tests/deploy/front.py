"""A real nginx with deploy/nginx.conf in front of a folder of stored pages, and somebody who stands for the paper."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MAIN = """
{modules}
{user}
pid {place}/pid;
error_log {place}/errors.log;
events {{ }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    gzip on;  # as Debian has it
    client_body_temp_path {place}/client;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    include {place}/site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def is_from_the_paper(self) -> bool:
        return "X-Paper" in self.headers


class Paper(ThreadingHTTPServer):
    """Stands for `broadsheet run`: answers everything, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[tuple[str, str, HTTPMessage]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return self.server_address[1]


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Paper

    def answer(self) -> None:
        method, address, _version = self.requestline.split(" ")
        self.server.asked.append((method, address, self.headers))
        length = int(self.headers.get("Content-Length") or 0)
        words = b"the paper: " + self.rfile.read(length)
        self.send_response(503 if "busy" in address else 404 if "nowhere" in address else 200)
        self.send_header("X-Paper", address)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        if method != "HEAD":
            self.wfile.write(words)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer  # noqa: N815  # the server's names

    def log_message(self, *arguments: object) -> None:
        pass


class Front:
    """nginx before `home`; place: a folder for its own files; paper: the port where the paper listens."""

    def __init__(self, place: Path, home: Path, paper: int, *, reads_brotli: bool = False) -> None:
        self.place, self.home, self.port = place, home, free_port()
        self.configuration = place / "nginx.conf"
        place.mkdir(parents=True, exist_ok=True)
        (place / "site.conf").write_text(self.site(paper, reads_brotli))
        self.configuration.write_text(
            MAIN.format(
                place=place,
                types="/etc/nginx/mime.types",
                user="user root;"
                if os.geteuid() == 0
                else "",  # the folders of tests are their owner's alone
                modules=f"load_module {BROTLI};" if reads_brotli else "",
            )
        )

    def site(self, paper: int, reads_brotli: bool) -> str:
        words = (ROOT / "deploy" / "nginx.conf").read_text()
        words = words.replace("/var/lib/broadsheet", str(self.home)).replace(
            "127.0.0.1:8000", f"127.0.0.1:{paper}"
        )
        words = re.sub(r"^    listen \[::\]:80;\n", "", words, flags=re.M)
        words = re.sub(r"^    listen 80;", f"    listen 127.0.0.1:{self.port};", words, flags=re.M)
        return words.replace("#brotli_static on;", "brotli_static on;") if reads_brotli else words

    def nginx(self, *arguments: str) -> str:
        command = [str(NGINX), "-p", str(self.place), "-c", str(self.configuration), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stderr

    def ask(self, address: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """The address goes out as it is written. Headers: accept_encoding="gzip"."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, address, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return Answer(answer.status, answer.headers, content)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin_folder(home: Path, name: str) -> None:
    """As the press does: a new folder, and the link swapped in one move."""
    (home / "press" / name / "pages").mkdir(parents=True)
    (home / "press" / name / "index.sqlite3").write_bytes(b"what depends on what")
    link = home / "press" / "next"
    link.symlink_to(name)
    link.rename(home / "press" / "current")


def keep(home: Path, name: str, words: str) -> Path:
    """Store a page under its file's name without ending; returns the gzip file."""
    file = home / "press" / "current" / "pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Path(f"{file}.gz").write_bytes(gzip.compress(words.encode(), 9))
    Path(f"{file}.br").write_bytes(brotli.compress(words.encode(), quality=5))
    return Path(f"{file}.gz")
