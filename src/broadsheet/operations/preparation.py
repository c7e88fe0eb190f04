"""What must be so before the paper is served: tables, static files, an edition, somebody who may sign in."""

import hashlib
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.crypto import get_random_string

from broadsheet import __version__
from broadsheet.delivery import epochs, obeying
from broadsheet.fronts import actions as fronts
from broadsheet.newsroom import actions as newsroom
from broadsheet.pages.errors import busy


def prepare(say: Callable[[str], object]) -> None:
    """All of it, saying what was done. Old processes may go on serving meanwhile."""
    if migrate():
        say("Tables are up to date.")
    if collect_static():
        say("Static files are gathered.")
    fronts.ensure_edition(settings.LANGUAGE_CODE)
    newsroom.ensure_roles()
    close_database()
    write_sorry_page(busy(f"/{settings.LANGUAGE_CODE}/"))
    if epochs.ensure(obeying.the_store()):
        say("The press begins with an empty folder.")


def unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def migrate() -> bool:
    """Bring the tables up to date. Returns whether there was anything to do."""
    if not unapplied_migrations():
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def collect_static() -> bool:
    """Gather and hash the static files if they have changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    current = _static_state()
    if stamp.exists() and stamp.read_text() == current:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current)
    return True


def _static_state() -> str:
    """A hash of the versions and of our own static files' names, sizes and times."""
    import wagtail

    state = hashlib.sha256(f"{__version__} {wagtail.__version__}".encode())
    for file in sorted(Path(settings.PACKAGE).glob("*/static/**/*")):
        facts = file.stat()
        state.update(f"{file} {facts.st_size} {facts.st_mtime_ns}".encode())
    return state.hexdigest()


def close_database() -> None:
    """Nobody else on the machine reads the content, the sessions and the hashes of passwords."""
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        Path(settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"]).chmod(0o600)


def write_sorry_page(page: bytes) -> None:
    """What a proxy in front shows while the paper gives no answer."""
    settings.PRESS_HOME.mkdir(parents=True, exist_ok=True)
    (settings.PRESS_HOME / "503.html").write_bytes(page)


def first_administrator() -> tuple[str, str] | None:
    """Make the first administrator if nobody can sign in. Returns name and password, to be said once."""
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        return None
    password = get_random_string(16)
    users.objects.create_superuser("admin", "admin@localhost.localdomain", password)
    return "admin", password


def port_is_taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def free_space() -> int:
    """Bytes left on the disk of the home."""
    return shutil.disk_usage(settings.HOME).free
