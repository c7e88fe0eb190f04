"""Settings that come as addresses: the database, the cache, the mail server, the paper's own place."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from broadsheet.config.env import SettingError

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=268435456; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;"
)


def paper(address: str) -> SplitResult:
    """The address under which readers reach the paper, checked. Raises SettingError."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise SettingError(
            f"BROADSHEET_URL: an address such as https://paper.example is needed. Given: {address!r}."
        )
    return parts


def database(address: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for DATABASE_URL; the empty string means SQLite in `home`."""
    if not address:
        return sqlite(home / "db.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql"):
        raise SettingError("DATABASE_URL: an address that begins with postgres:// or sqlite:// is needed.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or dict(parse_qsl(parts.query)).get("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as a newsroom needs it: see design, "At size"."""
    return {
        "ENGINE": "broadsheet.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def views(home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the counted views. They have no models, so there is nothing to migrate."""
    entry = sqlite(home / "views.sqlite3")
    return {**entry, "TEST": {"NAME": str(home / "test-views.sqlite3"), "MIGRATE": False}}


def cache(address: str, home: Path) -> dict[str, Any]:
    """Django's CACHES entry: shared between processes, never in one process's memory. Raises SettingError."""
    if address:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis(address)}
    return {
        "BACKEND": "broadsheet.config.filecache.SharedFiles",
        "LOCATION": str(home / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }


def redis(address: str) -> str:
    """The address of a Redis or Valkey, in the words of the library that speaks to both. Its password is not told."""
    parts = urlsplit(address)
    scheme = {"valkey": "redis", "valkeys": "rediss"}.get(parts.scheme, parts.scheme)
    if scheme not in ("redis", "rediss", "unix") or not (parts.hostname or scheme == "unix"):
        raise SettingError(
            "BROADSHEET_CACHE_URL: an address such as redis://host:6379/0 or valkey://host:6379/0 is needed."
        )
    if find_spec("redis") is None:
        raise SettingError(
            "BROADSHEET_CACHE_URL: this needs one more package: pip install 'broadsheet[valkey]'"
        )
    return parts._replace(scheme=scheme).geturl()


def mail(address: str) -> dict[str, Any]:
    """Django's mail settings for smtp://user:password@host:port (smtps:// for TLS from the start)."""
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps", "file"):
        raise SettingError(
            "BROADSHEET_MAIL_URL: an address that begins with smtp://, smtps:// or file:// is needed."
        )
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
    }


def cdn(address: str, token: str) -> dict[str, str]:
    """Wagtail's settings of a frontend cache for BROADSHEET_CDN; empty without one."""
    if not address:
        return {}
    parts = urlsplit(address)
    kinds = "wagtail.contrib.frontend_cache.backends"
    if parts.scheme in ("http", "https") and parts.hostname:
        return {"BACKEND": f"{kinds}.HTTPBackend", "LOCATION": address}
    if parts.scheme == "cloudflare" and parts.netloc and token:
        return {"BACKEND": f"{kinds}.CloudflareBackend", "ZONEID": parts.netloc, "BEARER_TOKEN": token}
    raise SettingError(
        "BROADSHEET_CDN: http://host:port, or cloudflare://zone-id with BROADSHEET_CDN_TOKEN, is needed."
    )
