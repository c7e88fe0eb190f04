"""Message catalogues: .po files become the .mo files gettext reads, without GNU gettext installed."""

from pathlib import Path

import polib

from broadsheet.theme.assets import files, steps
from broadsheet.theme.assets.problems import CannotMake


def make() -> list[Path]:
    return [_compile(source) for source in steps.catalogues()]


def _compile(source: Path) -> Path:
    try:
        catalogue = polib.pofile(str(source), encoding="utf-8")
    except OSError as problem:  # polib's word for a syntax error
        raise CannotMake(f"{source} is no valid catalogue: {problem}") from problem
    return files.write(source.with_suffix(".mo"), catalogue.to_binary())
