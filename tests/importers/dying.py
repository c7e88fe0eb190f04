"""An import that dies as the kernel kills it: `python -m tests.importers.dying FILE N`, before its Nth write.

With N = 0 it lives, and prints how many writes there were. The clock stands, so that two runs can be compared.
"""

import os
import signal
import sys
from datetime import UTC, datetime

import django
import time_machine

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  # the apps come first
from django.db import connection  # noqa: E402

WRITES = ("INSERT", "UPDATE", "DELETE")


def main(path, nth):
    writes = 0

    def die(execute, sql, *others):
        nonlocal writes
        writes += sql.startswith(WRITES)
        if writes == nth > 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *others)

    with connection.execute_wrapper(die), time_machine.travel(datetime(2026, 11, 28, tzinfo=UTC), tick=False):
        call_command("import", "wxr", path, stdout=sys.stderr)
    print(writes)  # noqa: T201  # the answer to whoever started this


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
