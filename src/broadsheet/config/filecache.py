"""The cache in files, fit for counting sign-ins: `add` is whole between processes, a flood drops the old."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache.backends import filebased
from django.core.cache.backends.base import DEFAULT_TIMEOUT


class SharedFiles(filebased.FileBasedCache):
    """In Django's, two processes can both succeed at the same `add`, and "full" drops a random third."""

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with self._alone():
            return super().add(key, value, timeout, version)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._createdir()  # type: ignore[attr-defined]  # not in the stubs
        with Path(self._dir, "lock").open("a") as lock:  # type: ignore[attr-defined]  # not in the stubs
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
            yield

    def _cull(self) -> None:
        """First what has expired, so that a flood of new entries does not wash a count away."""
        files = self._list_cache_files()  # type: ignore[attr-defined]  # not in the stubs
        if len(files) < self._max_entries:
            return
        for name in files:
            self._drop_if_expired(name)
        super()._cull()  # type: ignore[misc]  # not in the stubs

    def _drop_if_expired(self, name: str) -> None:
        try:
            with Path(name).open("rb") as file:
                self._is_expired(file)  # type: ignore[attr-defined]  # deletes it if so
        except FileNotFoundError:
            return  # another process was quicker
