"""python -m broadsheet.theme.assets [--again]"""

import argparse
import sys
import time

from broadsheet.theme.assets import places, steps
from broadsheet.theme.assets.problems import CannotMake


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m broadsheet.theme.assets", description=__doc__)
    parser.add_argument("--again", action="store_true", help="make everything, also what is unchanged")
    options = parser.parse_args()
    if not places.LOCK.is_file():
        return _say(f"The asset step works in the source tree; there is no {places.LOCK}.", code=1)
    started = time.perf_counter()
    try:
        made = [name for name, was_made in steps.run(again=options.again) if was_made]
    except CannotMake as problem:
        return _say(f"Assets: {problem}", code=1)
    seconds = time.perf_counter() - started
    return _say(f"Assets: {', '.join(made)} made in {seconds:.1f} s" if made else "Assets: nothing to do")


def _say(sentence: str, *, code: int = 0) -> int:
    print(sentence, file=sys.stderr if code else sys.stdout, flush=True)  # noqa: T201 - a command speaks
    return code


if __name__ == "__main__":
    sys.exit(main())
