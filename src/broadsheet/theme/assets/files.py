"""Writing what browsers get: whole or not at all, so that a server never reads half a file."""

import os
from pathlib import Path


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = content.encode() if isinstance(content, str) else content
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(raw)
    unfinished.replace(path)
    return path
