"""What is made from what. A step is run again only when a byte of its sources has changed."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from broadsheet.theme.assets import files, places

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Step:
    """One thing to make. `module` has `make() -> list[Path]`, imported only when there is work to do."""

    name: str
    module: str
    code: tuple[str, ...]
    sources: Callable[[], list[Path]]


def catalogues() -> list[Path]:
    return sorted(places.PACKAGE.glob("**/locale/*/LC_MESSAGES/django*.po"))


def stylesheets() -> list[Path]:
    return [*places.FONTS.glob("fonts.css.part"), *sorted(places.CSS.glob("**/*.css"))]


def scripts() -> list[Path]:
    return sorted(places.JS.glob("**/*.js"))


STEPS = (
    Step("fonts", "fonts", ("fonts", "faces", "fallbacks", "packages"), lambda: [places.LOCK]),
    Step(
        "stylesheet",
        "stylesheet",
        ("stylesheet", "css_tree", "css_selectors", "css_floor", "css_logical", "css_write"),
        stylesheets,
    ),
    Step("scripts", "scripts", ("scripts",), scripts),
    Step("translations", "translations", ("translations",), catalogues),
    Step("outlines", "outlines", ("outlines", "packages"), lambda: [places.LOCK]),
)


def run(*, again: bool = False) -> Iterator[tuple[str, bool]]:
    """Make what is missing or old. Yields (step name, whether it was made); `again` makes everything."""
    known = _stamp()
    for step in STEPS:
        digest = _digest(step)
        kept = known.get(step.name, {})
        fresh = kept.get("sources") == digest and all(
            (places.PACKAGE / made).is_file() for made in kept["made"]
        )
        if again or not fresh:
            made = import_module(f"{__package__}.{step.module}").make()
            known[step.name] = {
                "sources": digest,
                "made": sorted(path.relative_to(places.PACKAGE).as_posix() for path in made),
            }
            files.write(places.STAMP, json.dumps(known, indent=1, sort_keys=True))
        yield step.name, again or not fresh


def _stamp() -> dict[str, dict]:
    try:
        return json.loads(places.STAMP.read_text())
    except (FileNotFoundError, json.JSONDecodeError):  # nothing made yet, or a run was cut short
        return {}


def _digest(step: Step) -> str:
    total = hashlib.sha256()
    for path in [*(HERE / f"{name}.py" for name in step.code), *step.sources()]:
        total.update(f"{path.name}\0{path.parent.name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
