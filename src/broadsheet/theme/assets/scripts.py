"""The scripts: one module of all custom elements, the short one that blocks the first paint, and workers.

No bundler: the sources import and export nothing, so joining them is enough. Each is wrapped in a block,
so that no name of one is seen by another.
"""

from pathlib import Path

from broadsheet.theme.assets import files, places
from broadsheet.theme.assets.problems import CannotMake


def make() -> list[Path]:
    modules = sorted(places.JS.glob("*.js"))
    return [
        files.write(places.BUILT / "paper.js", join(modules)),
        *(
            files.write(places.BUILT / path.name, shorten(path))
            for folder in ("early", "workers")
            for path in sorted(places.JS.glob(f"{folder}/*.js"))
        ),
    ]


def join(modules: list[Path]) -> str:
    return "".join(f"{{\n{shorten(path)}}}\n" for path in modules)


def shorten(path: Path) -> str:
    """The source without indentation, empty lines and lines that are only a comment.

    Template strings over several lines would change their meaning, so they are refused.
    """
    lines = [line.strip() for line in path.read_text().splitlines()]
    kept = [line for line in lines if line and not line.startswith("//")]
    for number, line in enumerate(lines, 1):
        if line.startswith(("import ", "export ", "/*")) or line.count("`") % 2:
            raise CannotMake(
                f"{path.name}, line {number}: imports, exports, /* */ and long `strings` cannot be joined."
            )
    return "\n".join(kept) + "\n"
