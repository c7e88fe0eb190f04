"""Whether a browser says that it is none: by the patterns of crawler-user-agents, and by what robots have in common.

Robots that give themselves out as a browser of people are found by nobody who reads names only.
"""

import re
from functools import lru_cache

from crawleruseragents import CRAWLER_USER_AGENTS_DATA

LONGEST = 1024  # characters that are looked at
SPECIAL = re.compile(r"(?<!\\)[.^$*+?{}\[\]|()]")

# said by robots of all kinds
PLAIN_WORDS = re.compile(
    r"(?<!cu)bot(?![a-z]*tle)|crawl|spider|slurp|scrap[ei]|\(at\)|\[at\]|headless|phantom|selenium|playwright|puppeteer"
    r"|lighthouse|linkcheck|wget|bing ?preview|monitor\b|synthetic|zgrab|research",
    re.IGNORECASE,
)
# said by robots, and here and there by what was built into Internet Explorer
WORDS = re.compile(
    r"https?:|\+www|\w@[\w-]+\.\w|preview|monitor|uptime|scan(?:ner|ning)?\b|check(?:er|link)?\b|validat|verif|archiv|capture"
    r"|screenshot|fetch|retriev|download|index(?:er|ing)|search\b|favicon|webdriver|insights|pagespeed|python|perl\b"
    r"|ruby|java[/ )]|\bphp\b|curl|okhttp|axios|node-|\bnode/|go-http|aiohttp|libwww-perl|http_?client|urllib|guzzle"
    r"|feed(?!back)|\brss\b|reader\b(?!;)|agent\b|resolver|security|analy[sz]|audit|optimi[sz]er|library\b|\bbatch\b"
    r"|(?-i:\w\.(?:com|io|ai)\b)",
    re.IGNORECASE,
)
EXPLORER = re.compile(r"Mozilla/4\.0 \(compatible; MSIE")
OLD_PROXY = re.compile(r"via translate\.google\.com|Google WAP Proxy|Debian")  # people behind a machine
BROWSER = re.compile(r"(?:Mozilla|Opera)\b")
# those few that never gave themselves out as Mozilla
OTHER_BROWSERS = re.compile(
    r"Lynx|E?Links|w3m|Dillo|iCab|Konqueror|NetFront|Mosaic|Netscape|MSIE|Firefox|Gecko|IBrowse|AmigaOS|Nintendo"
    r"|PlayStation|Nokia|Ericsson|MOT-|SEC-|SAMSUNG|LGE?-|BlackBerry|MIDP|UP\.(?:Browser|Link)|SymbianOS|Dalvik|Browser/"
)


def _known() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The patterns as plain strings, which are found faster, and the others as one."""
    patterns = [row["pattern"] for row in CRAWLER_USER_AGENTS_DATA]
    plain = tuple(re.sub(r"\\(.)", r"\1", one) for one in patterns if not SPECIAL.search(one))
    return plain, re.compile("|".join(one for one in patterns if SPECIAL.search(one)))


PLAIN, PATTERNS = _known()


@lru_cache(maxsize=4096)
def is_robot(name: str) -> bool:
    """Whether a client of this User-Agent is no reader. Who gives no name is none."""
    name = name[:LONGEST].strip()
    return not name or has_robots_ways(name) or is_known(name)


def is_known(name: str) -> bool:
    return any(one in name for one in PLAIN) or bool(PATTERNS.search(name))


def has_robots_ways(name: str) -> bool:
    """Whether it speaks as robots do, whichever it is."""
    if PLAIN_WORDS.search(name) or not (BROWSER.match(name) or OTHER_BROWSERS.search(name)):
        return True
    return not EXPLORER.match(name) and not OLD_PROXY.search(name) and bool(WORDS.search(name))
