"""An archive full of attacks, imported and served: in a real browser nothing of it acts, and all of it is read."""

import contextlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

import pytest

from tests.importers.factories import category, export, item
from tests.journeys.conftest import NOT_OURS, PATIENCE, _free_port, _wait_for
from tests.journeys.watching import Watch

COLLECTION = Path(__file__).resolve().parents[3] / "shared" / "data" / "sanitizer"
NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
EVERY = 12  # they are much alike, and each story is opened in the browser
ATTACKS = [
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "<svg onload=\"document.title='taken'\"><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    '<a href="javascript:document.title=\'taken\'">run</a><a href="data:text/html,<script>alert(1)</script>">data</a>',
    "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe><iframe src='javascript:alert(1)'></iframe>",
    "<style>main{display:none!important}</style><p style='position:fixed;inset:0;background:red'>over all</p>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'><object data='https://evil.example/'></object>",
    "<form action='https://evil.example/'><input autofocus onfocus=alert(1)></form></main></body></html>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
]


def attacks():
    """The ones above, and those of the collection where it is on this machine."""
    lists = sorted(COLLECTION.rglob("*.txt"))
    strings = [json.loads(path.read_text()) for path in COLLECTION.rglob("blns.json")]
    lines = [line for path in lists for line in path.read_text(errors="replace").splitlines()[::EVERY]]
    return ATTACKS + [line for line in [*lines, *(line for each in strings for line in each)] if line.strip()]


def stories():
    """Each holds fifty attacks, and has one of them for its title, excerpt, tag and comment."""
    found = attacks()
    for number, start in enumerate(range(0, len(found), 50), 1):
        some = [NO_XML.sub("", attack).replace("]]>", "]] >") for attack in found[start : start + 50]]
        bad = ATTACKS[number % len(ATTACKS)]
        comment = (
            f"<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved>"
            f"<wp:comment_author>{escape(bad)}</wp:comment_author>"
            f"<wp:comment_content>{escape(bad)}</wp:comment_content></wp:comment>"
        )
        inside = category("harbour", bad) + category(f"tag-{number}", bad, "post_tag") + comment
        inside += f"<excerpt:encoded>{escape(bad)}</excerpt:encoded>"
        words = "\n\n".join(
            [f"The words of number {number}.", *some]
        )  # what is left open swallows what follows
        yield item(number, f"Number {number} {bad}", words, inside=inside, post_name=f"number-{number}")


@pytest.fixture(scope="module")
def served(tmp_path_factory, migrated):
    """The address of the paper that the archive became."""
    home, port = tmp_path_factory.mktemp("hostile"), _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {name: said for name, said in os.environ.items() if name not in NOT_OURS}
    environment |= {"BROADSHEET_HOME": str(home), "BROADSHEET_URL": url, "BROADSHEET_WORKERS": "1"}
    command = [sys.executable, "-m", "broadsheet"]
    archive = str(export(home, *stories()))
    migrated(home)
    subprocess.run(
        [*command, "import", "wxr", archive], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    with (home / "log").open("w") as log:
        running = subprocess.Popen(
            [*command, "run", "--port", str(port)], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(f"{url}/-/ready/", home / "log")
            yield url
        finally:
            running.terminate()
            running.wait(60)


def test_nothing_of_a_hostile_archive_acts_and_all_of_it_is_read(served, browser):
    """Each page keeps its title, asks nobody else for anything, opens no dialog, and breaks no rule of the policy."""
    with contextlib.closing(browser.new_context()) as context:
        page, dialogs = context.new_page(), []
        page.set_default_timeout(PATIENCE)
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        watch = Watch(page, served)
        page.goto(f"{served}/harbour/")
        stories = page.locator("main a[href*='/number-']").evaluate_all(
            "links => links.map(link => link.href)"
        )
        for address in [f"{served}/", f"{served}/harbour/", *dict.fromkeys(stories)]:
            page.goto(address)
            page.wait_for_load_state("networkidle")
            assert page.title() not in ("taken", "1") and page.url == address
            assert page.locator("main h1, main h2").first.is_visible()
            if address in stories:
                assert page.get_by_text("The words of number").first.is_visible()

        assert stories
        assert (watch.troubles(), dialogs) == ([], [])


class Harm(HTMLParser):
    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "style", "iframe", "svg", "object", "form", "link", "meta", "base")
        for name, said in attrs:
            assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction")
            assert not (said or "").strip().lower().startswith(
                ("javascript:", "vbscript:", "data:")
            ) or name not in ("href", "src", "cite")


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/feed/json/"])
def test_its_feeds_can_be_read_and_hold_nothing_that_acts(served, browser, path):
    with contextlib.closing(browser.new_context()) as context:
        answer = context.request.get(served + path)
        said = answer.text()

    texts: list[str] = []
    if path.endswith("json/"):
        texts = [entry["content_html"] for entry in json.loads(said)["items"]]
    else:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.CharacterDataHandler = texts.append
        parser.Parse(said, True)
    assert answer.status == 200 and any("The words of number" in text for text in texts)
    for text in texts:
        Harm().feed(text)
