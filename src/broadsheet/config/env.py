"""Typed readers of settings: the environment first, then one optional TOML file, then the default.

A wrong value stops the start and names itself (SettingError). Each reader notes what it read, where
from, and the default, so that `broadsheet doctor` and the reference page can tell.
"""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class SettingError(ImproperlyConfigured):
    """A setting has a value that cannot be used; the message names the setting."""


@dataclass(frozen=True)
class Reading:
    """One setting as it was read. source: "environment", "file" or "default"."""

    name: str
    value: Any
    default: Any
    source: str
    help: str
    secret: bool


readings: dict[str, Reading] = {}


def _file() -> dict[str, Any]:
    named = os.environ.get("BROADSHEET_CONFIG")
    path = Path(named) if named else Path(os.environ.get("BROADSHEET_HOME") or "var") / "broadsheet.toml"
    if not path.exists():
        if named:
            raise SettingError(f"BROADSHEET_CONFIG: there is no file {path}.")
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: this is not TOML: {error}") from error


FROM_FILE = _file()


def _read(name: str, default: T, parse: Callable[[Any], T], help: str, secret: bool = False) -> T:
    raw: Any
    if os.environ.get(name):
        raw, source = os.environ[name], "environment"
    elif name in FROM_FILE:
        raw, source = FROM_FILE[name], "file"
    else:
        raw, source = default, "default"
    try:
        value = default if source == "default" else parse(raw)
    except (ValueError, TypeError) as error:
        if secret:
            raise SettingError(f"{name}: the value from the {source} cannot be used (not shown).") from None
        raise SettingError(f"{name}: {error} Given: {raw!r}, from the {source}.") from error
    readings[name] = Reading(name, value, default, source, help, secret)
    return value


def text(name: str, default: str, help: str, *, secret: bool = False) -> str:
    return _read(name, default, str, help, secret)


def folder(name: str, default: str, help: str) -> Path:
    """A folder, made if it is not there; in full."""
    path = Path(text(name, default, help)).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"{name}: this folder cannot be made: {error.strerror}. Given: {path}.") from error
    return path


def number(name: str, default: int, help: str, *, least: int = 0, most: int = 10**9) -> int:
    def parse(raw: Any) -> int:
        try:
            value = int(raw)
        except (ValueError, TypeError):
            raise ValueError("a whole number is needed.") from None
        if not least <= value <= most:
            raise ValueError(f"a number from {least} to {most} is needed.")
        return value

    return _read(name, default, parse, help)


def truth(name: str, default: bool, help: str) -> bool:
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }

    def parse(raw: Any) -> bool:
        if (word := str(raw).strip().lower()) not in words:
            raise ValueError("one of yes, no, true, false, on, off, 1, 0 is needed.")
        return words[word]

    return _read(name, default, parse, help)


def choice(name: str, default: str, help: str, *, options: tuple[str, ...]) -> str:
    def parse(raw: Any) -> str:
        if raw not in options:
            raise ValueError(f"one of {', '.join(options)} is needed.")
        return str(raw)

    return _read(name, default, parse, help)


def words(name: str, default: tuple[str, ...], help: str) -> tuple[str, ...]:
    """A list; in the environment divided by commas."""

    def parse(raw: Any) -> tuple[str, ...]:
        parts = raw.split(",") if isinstance(raw, str) else list(raw)
        return tuple(part.strip() for part in parts if part.strip())

    return _read(name, default, parse, help)
