"""The texts of the demo paper: files with TOML front matter and a small Markdown, read into values."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
FENCE = re.compile(r"^:::(\w+)[ \t]*(.*?)\n(.*?)^:::[ \t]*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class TextFile:
    """facts: the front matter; body: the Markdown below it."""

    language: str
    folder: str
    name: str
    facts: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        return str(self.facts.get("slug") or self.name).replace(
            "\u200c", "-"
        )  # page slugs admit no half-space


def read(path: Path) -> TextFile:
    """Raises ValueError naming the file if its front matter cannot be read."""
    _empty, _plus, rest = path.read_text("utf-8").partition("+++\n")
    head, _plus, body = rest.partition("\n+++\n")
    try:
        facts = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
    return TextFile(path.parent.parent.name, path.parent.name, path.stem, facts, body.strip() + "\n")


def stories(language: str) -> list[TextFile]:
    """All stories of an edition, oldest first; those still to come last."""
    paths = sorted((CONTENT / language).glob("*/*.md"))
    found = [read(path) for path in paths if path.parent.name != "pages"]
    return sorted(found, key=lambda story: -story.facts.get("days_ago", -1))


def pages(language: str) -> list[TextFile]:
    return [read(path) for path in sorted((CONTENT / language / "pages").glob("*.md"))]


def authors(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((CONTENT / language / "authors.toml").read_text("utf-8"))


def segments(body: str) -> Iterator[tuple[str, str, str]]:
    """The body cut into (name, title, text): name "" for plain Markdown, else that of a `:::name title` fence."""
    end = 0
    for fence in FENCE.finditer(body):
        if plain := body[end : fence.start()].strip():
            yield "", "", plain
        yield fence[1], fence[2].strip(), fence[3].strip()
        end = fence.end()
    if rest := body[end:].strip():
        yield "", "", rest
