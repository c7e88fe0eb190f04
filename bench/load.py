"""How many load articles a second are made, with everything indexed."""

import os
import resource
import time

import ground

PROMISED = {"SQLite": 1000, "PostgreSQL": 450}
ARTICLES = int(os.environ.get("BENCH_LOAD_ARTICLES", "20000"))


def main() -> None:
    ground.say_machine()
    for name, server in ground.servers():
        with ground.archive(0, server) as settings:
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            ground.broadsheet(settings, "demo", "--articles", str(ARTICLES))
            seconds = time.perf_counter() - began
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
        kept = "kept" if ARTICLES / seconds >= PROMISED[name] else "NOT KEPT"
        print(
            f"load, {name:12} {ARTICLES:,} articles: {ARTICLES / seconds:7,.0f} a second by the clock, "
            f"{ARTICLES / processor:7,.0f} a second of our own processor time; {PROMISED[name]} promised: {kept}"
        )


if __name__ == "__main__":
    main()
