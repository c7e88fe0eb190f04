"""A page and its twin in the other direction are mirror images, box by box, where both hold the same kind of thing."""

import pytest

MIRROR = 1.5  # px; half pixels are rounded differently from either side
# inline start and end of the first box that matches, from the page's own start; null where there is none
EDGES = """(names) => {
  const isRtl = document.documentElement.dir === "rtl", room = document.documentElement.clientWidth
  return names.map((name) => {
    const box = document.querySelector(name)
    if (!box || !box.getClientRects().length) return null
    const { left, right } = box.getBoundingClientRect()
    return isRtl ? [room - right, room - left] : [left, right]
  })
}"""
# start only: how far these reach depends on their words
STARTS = [".editions li", ".footer__name a", ".page-head__title"]
BOXES = {
    "front": [".masthead", ".masthead__bar", ".masthead__plate", ".navigation", "main", ".front", ".front__lead",
              ".front__seconds", ".front__opinion", ".front__latest", ".in-focus__list",
              ".in-focus__item", ".in-focus__item + .in-focus__item", ".in-focus__ways", ".band",
              ".band__list", ".footer__sheet"],
    "section": ["main", ".page-head", ".section__top", ".section__item", ".section__item + .section__item",
                ".river__day", ".river__list", ".months", ".footer__map"],
    "article": ["main", ".article", ".article__head", ".article__rail", ".article__lead", ".article__lead img",
                ".article__text", ".article__foot", ".footer__imprint"],
    "author": [".author", ".author__portrait", ".river__date", ".river__item"],
    "topics": [".topics", ".topics__item", ".topics__item + .topics__item", ".topic__picture"],
    "topic": [".topic-page", ".topic-page__picture", ".topic-page__explainer", ".topic-page__latest",
              ".topic-page__rows-side", ".topic-page__rail"],
    "404": [".problem", ".search-form__row"],
}  # fmt: skip


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ["ar", "fa"])
def test_right_to_left_mirrors_left_to_right(open_page, paper, language, width):
    page = open_page(width=width)
    apart = []

    for kind, names in BOXES.items():
        page.goto(paper.places["en"][kind])
        ours = page.evaluate(EDGES, names)
        page.goto(paper.places[language][kind])
        theirs = page.evaluate(EDGES, names)
        for name, one, other in zip(names, ours, theirs, strict=True):
            if one and other and max(abs(a - b) for a, b in zip(one, other, strict=True)) > MIRROR:
                apart.append((kind, name, one, other))

    assert apart == []


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_what_grows_with_its_words_begins_at_the_same_side(open_page, paper, language):
    page = open_page(width=1280)

    page.goto(paper.places["en"]["section"])
    ours = page.evaluate(EDGES, STARTS)
    page.goto(paper.places[language]["section"])
    theirs = page.evaluate(EDGES, STARTS)

    starts = [(one[0], other[0]) for one, other in zip(ours, theirs, strict=True)]
    assert all(abs(one - other) <= MIRROR for one, other in starts), starts


@pytest.mark.parametrize(("language", "sign"), [("en", 1), ("ar", -1)])
def test_arrows_turn_and_the_rose_does_not(open_page, paper, language, sign):
    page = open_page()
    page.goto(paper.places[language]["front"])
    turned = """(name) => { const box = document.querySelector(name)
      return box ? Math.sign(new DOMMatrix(getComputedStyle(box).transform).a || 1) : 1 }"""

    assert page.evaluate(turned, ".head .icon--forward") == sign
    assert page.evaluate(turned, ".masthead__plate .icon--rose") == 1
