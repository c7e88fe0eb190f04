"""Views taken beside pages: five thousand beacons a second on two workers, and what that leaves for readers of pages.

wrk sends both and shares the processors with what it measures. Each beacon is of another reader.
"""

import re
import subprocess
import tempfile
import threading
import time
import urllib.request

import ground
import house

A_SECOND, CONNECTIONS, SECONDS, ROUNDS = 5_000, 32, 8, 3
HASTE = 2  # milliseconds that an answer takes of those between two beacons of a connection
GOAL = 0.7  # of the hits a second without beacons
READERS = 50_000  # made before anything is sent: making them is not what is measured
SCRIPT = """
local made, n = {}, 0
function init(args)
  math.randomseed(os.time())
  local first = math.random(0, 200)
  for i = 1, %d do
    local reader = string.format("10.%%d.%%d.%%d", (first + i / 65536) %% 250, i / 256 %% 256, i %% 256)
    made[i] = wrk.format("POST", string.format("/-/view/%%d/?from=search.example", i %% 1000 + 4), {
      ["X-Forwarded-For"] = reader,
      ["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131",
      ["Accept-Language"] = "en",
    })
  end
end
function delay() return %d end
function request()
  n = n %% #made + 1
  return made[n]
end
"""


def main() -> None:
    ground.say_machine()
    with ground.archive(ground.SMALL) as settings:
        settings["BROADSHEET_TRUSTED_PROXIES"] = "1"
        ground.broadsheet(settings, "collectstatic", "--noinput", "--verbosity", "0")
        with house.paper(settings) as url:
            urllib.request.urlopen(f"{url}/").read()
            rates = [round_of(url, settings) for _round in range(ROUNDS)]
    ratios = sorted(beside / alone for alone, beside, _beacons in rates)
    beacons = min(rate for _alone, _beside, rate in rates)
    middle = ratios[len(ratios) // 2]
    kept = "kept" if middle >= GOAL and beacons >= A_SECOND else "NOT KEPT"
    print(f"beacons at least {beacons:,.0f} a second, pages beside them {middle:.2f} of alone; 0.7: {kept}")


def round_of(url: str, settings: dict[str, str]) -> tuple[float, float, float]:
    """Hits a second alone and beside beacons, and beacons a second."""
    alone = house.wrk(f"{url}/", seconds=SECONDS)
    before = memory()
    told: list[str] = []
    sending = threading.Thread(target=lambda: told.append(send(url, SECONDS + 2)))
    sending.start()
    time.sleep(1)
    beside = house.wrk(f"{url}/", seconds=SECONDS - 1)
    sending.join()
    beacons = float(re.search(r"Requests/sec:\s+([\d.]+)", told[0])[1])  # type: ignore[index]  # wrk always says it
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told[0])
    print(
        f"pages {alone.hits:8,.0f} a second alone, {beside.hits:8,.0f} beside {beacons:6,.0f} beacons a second"
        f" ({refused[1] if refused else 0} refused); servers' memory {before:.0f} to {memory():.0f} MB"
    )
    return alone.hits, beside.hits, beacons


def send(url: str, seconds: int) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % (READERS, CONNECTIONS * 1000 // A_SECOND - HASTE))
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script.name, url]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def memory() -> float:
    """Of all processes of the server, shared pages counted once."""
    return sum(house.memory(pid) for pid in house.pids("granian"))


if __name__ == "__main__":
    main()
