"""Where the asset step reads and writes."""

from pathlib import Path

PACKAGE = Path(__file__).parents[2]
REPOSITORY = PACKAGE.parents[1]
NODE_MODULES = REPOSITORY / "node_modules"
PACKAGE_JSON = REPOSITORY / "package.json"
LOCK = REPOSITORY / "package-lock.json"

STATIC = PACKAGE / "theme" / "static" / "theme"
CSS = STATIC / "css"
JS = STATIC / "js"
BUILT = STATIC / "built"
FONTS = BUILT / "fonts"
STAMP = BUILT / ".stamp.json"

OUTLINES = PACKAGE / "demo" / "outlines" / "countries-50m.json"
