"""Every type of page, at every width, in both schemes and all scripts: nothing axe complains of, nothing cut off."""

from collections import Counter
from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS, SCHEMES, NARROWEST = (360, 768, 1280), ("light", "dark"), 320
RUN = """() => axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(
  (said) => said.violations.flatMap((one) => one.nodes.map(
    (node) => `${one.id}: ${node.target.join(" ")} (${node.failureSummary.split("\\n")[1].trim()})`)))"""
# what sticks out of the page; boxes that scroll by themselves hold it
TOO_WIDE = """() => {
  const page = document.scrollingElement, room = page.clientWidth
  if (page.scrollWidth <= room) return []
  const out = [...document.body.querySelectorAll("*")].filter((box) => {
    const { left, right } = box.getBoundingClientRect()
    return right > room + 1 || left < -1
  })
  return [`${page.scrollWidth} px wide: ` + out.slice(0, 3).map((box) => `${box.tagName}.${box.className}`).join(", ")]
}"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not AXE.exists(), reason="the asset step has not fetched axe-core"),
]


@pytest.fixture(scope="module")
def axe():
    return AXE.read_text()


def troubles(page, axe):
    """Of the open page at every width and in both schemes: trouble → where it shows."""
    found = {}
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for trouble in page.evaluate(TOO_WIDE):
            found.setdefault(f"sideways: {trouble}", []).append(str(width))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for trouble in page.evaluate(RUN):
                found.setdefault(trouble, []).append(f"{width} {scheme}")
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    for size in ("100%", "200%"):  # of the reader's own text
        page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
        for trouble in page.evaluate(TOO_WIDE):
            found.setdefault(f"sideways: {trouble}", []).append(f"{NARROWEST} at {size}")
    return found


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_no_page_keeps_anybody_out(open_page, paper, axe, language):
    page = open_page(reduced_motion="reduce")
    found = {}

    for kind, address in paper.places[language].items():
        if kind != "desk":
            page.goto(address)
            for trouble, where in troubles(page, axe).items():
                found.setdefault(trouble, []).append(f"{kind} at {', '.join(where)}")

    counted = Counter(trouble.partition(":")[0] for trouble in found)
    told = "\n".join(f"{trouble}\n    {'; '.join(where)}" for trouble, where in found.items())
    assert not found, f"{dict(counted)}\n{told}"
