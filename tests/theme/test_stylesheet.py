"""The stylesheet: layered and modern as it is written, plain as it is served, the same to look at."""

import re
from itertools import product

import pytest
import tinycss2

from broadsheet.theme.assets import (
    css_floor,
    css_selectors,
    css_tree,
    css_write,
    files,
    places,
    steps,
    stylesheet,
)
from broadsheet.theme.assets.problems import CannotMake

SOURCES = stylesheet.sources()
ORDER = css_tree.layer_order(places.CSS / "order.css")
TOO_YOUNG = re.compile(r"(margin|padding|border)-(inline|block)|inset(-inline|-block)?")
INKS = ("ink", "ink-2", "ink-3", "accent", "link", "visited", "opinion", "analysis", "live", "ok", "warn")


@pytest.fixture(scope="module")
def served():
    list(steps.run())
    return (places.BUILT / "paper.css").read_text()


def flat(tmp_path, text):
    return css_write.text(
        css_floor.flattened(css_tree.read(files.write(tmp_path / "a.css", text)), ORDER)
    ).strip()


def declarations(source):
    return [one for rule in css_tree.read(source) for one in rule.declarations]


def words(declaration):
    return [token.lower_value for token in declaration.value if token.type == "ident"]


# --- how it is written


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_source_knows_left_or_right(source):
    sides = {"left", "right"}
    wrong = [
        one.name
        for one in declarations(source)
        if sides & set(one.name.split("-"))
        or sides & {part for word in words(one) for part in word.split("-")}
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if path.name != "tokens.css"], ids=lambda path: path.name
)
def test_colours_are_named_in_the_tokens_only(source):
    wrong = [
        f"{one.name}: {tinycss2.serialize(one.value)}"
        for one in declarations(source)
        for token in one.value
        if token.type == "hash"
        or (
            token.type == "function"
            and token.lower_name in {"rgb", "rgba", "hsl", "hsla", "oklch", "color-mix"}
        )
        or (token.type == "ident" and token.lower_value in {"black", "white", "red", "gray", "grey"})
    ]

    assert wrong == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_source_shouts_important_or_leaves_its_layer(source):
    rules = css_tree.read(source)

    assert not [one.name for rule in rules for one in rule.declarations if one.important]
    assert {rule.layer for rule in rules} <= set(ORDER)


# --- colours


def tokens_of(scheme):
    which = {"light": 0, "dark": 1}[scheme]
    said = {}
    for rule in css_tree.read(places.CSS / "tokens.css"):
        if not rule.around and css_selectors.text(rule.selectors[0]) == ":root":
            for one in rule.declarations:
                said[one.name.removeprefix("--")] = re.findall(r"#[0-9a-f]{6}", tinycss2.serialize(one.value))
    return {name: (found * 2)[which] for name, found in said.items() if found}


def luminance(colour):
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "ink", "ground"), [*product(("light", "dark"), INKS, ("paper", "raised", "sunken"))]
)
def test_every_ink_can_be_read_on_every_ground(scheme, ink, ground):
    tokens = tokens_of(scheme)

    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize(("scheme", "mark"), [*product(("light", "dark"), ("rule-2", "focus"))])
def test_borders_of_forms_and_the_focus_ring_can_be_seen(scheme, mark):
    tokens = tokens_of(scheme)

    assert all(contrast(tokens[mark], tokens[ground]) >= 3 for ground in ("paper", "raised", "sunken"))


@pytest.mark.parametrize("ink", ["gallery-ink", "gallery-ink-2"])
def test_captions_can_be_read_on_the_dark_ground_of_galleries(ink):
    tokens = tokens_of("light")

    assert contrast(tokens[ink], tokens["gallery"]) >= 4.5


# --- how it is served


def test_what_is_served_holds_nothing_safari_13_and_chrome_80_stumble_over(served, tmp_path):
    rules = css_tree.read(files.write(tmp_path / "paper.css", served))
    said = [one for rule in rules for one in rule.declarations]

    assert "@layer" not in served
    assert not re.search(r"light-dark\(|:is\(|:where\(|clamp\(|color-mix\(|oklch\(|@import", served)
    assert {one.name for one in said if TOO_YOUNG.fullmatch(one.name)} == set()
    assert not re.search(r"@media[^{]*[<>]", served)


def test_selectors_old_browsers_do_not_know_stand_alone(served):
    for node in tinycss2.parse_stylesheet(served, skip_whitespace=True):
        if node.type == "qualified-rule":
            selectors = css_selectors.parse_list(node.prelude)
            assert len(selectors) == 1 or not any(css_selectors.is_young(one) for one in selectors)


def test_the_fonts_it_names_are_beside_it(served):
    named = set(re.findall(r'url\("([^"]+)"\)', served))

    assert named
    assert all((places.BUILT / name).is_file() for name in named)


def test_a_light_rule_of_a_later_layer_wins_over_a_heavy_one_of_an_earlier(tmp_path):
    source = "@layer parts{.name{color:var(--ink)}} @layer base{a:visited:hover{color:var(--link)}}"

    assert flat(tmp_path, source) == "a:visited:hover{color:var(--link)}\n.name:not(#_){color:var(--ink)}"


def test_layers_that_never_meet_stay_as_light_as_they_were_written(tmp_path):
    source = "@layer base{a:hover{color:red}} @layer parts{.name{margin:0} p{color:blue}}"

    assert "not(#_)" not in flat(tmp_path, source)


def test_nesting_is_written_out(tmp_path):
    source = "@layer parts{.card{margin:0; &:hover, .x &{color:a} h2{color:b; @media print{color:c}}}}"

    assert flat(tmp_path, source).splitlines() == [
        ".card{margin:0}",
        ".card:hover,.x .card{color:a}",
        ".card h2{color:b}",
        "@media print{.card h2{color:c}}",
    ]


def test_is_and_not_lists_are_written_out(tmp_path):
    source = "@layer parts{.a > :is(h2, .b)::before, .c:is(p):not(.d, .e){margin:0}}"

    assert flat(tmp_path, source) == ".a>h2::before,.a>.b::before,p.c:not(.d):not(.e){margin:0}"


def test_both_schemes_are_plain_colours_and_a_choice_wins_over_the_device(tmp_path):
    source = """@layer tokens{:root{--ink: light-dark(#111111, #eeeeee)}
        [data-theme="light"]{color-scheme:light} [data-theme="dark"]{color-scheme:dark}}"""

    assert flat(tmp_path, source).splitlines() == [
        ":root{--ink:#111111}",
        '[data-theme="light"]{color-scheme:light}',
        '[data-theme="dark"]{color-scheme:dark}',
        '@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){--ink:#eeeeee}}',
        '@media screen{[data-theme="light"]{--ink:#111111}[data-theme="dark"]{--ink:#eeeeee}}',
    ]


def test_sides_old_browsers_cannot_name_are_said_for_each_direction(tmp_path):
    written = flat(tmp_path, "@layer parts{.a{inset-inline-start:1em;inset-block:0}}")

    assert written.splitlines() == [
        ".a{inset-inline-start:1em;top:0;bottom:0}",
        '@supports not (inset-inline-start:0){[dir="ltr"] .a{left:1em}[dir="rtl"] .a{right:1em}}',
    ]


def test_gaps_in_flex_boxes_become_margins_for_old_browsers_only(tmp_path):
    written = flat(tmp_path, "@layer parts{.a{display:flex;gap:1em}.b{display:grid;gap:1em}}")

    assert written.splitlines()[2:] == [
        "@supports not (inset-inline-start:0){.a>*+*{margin-inline-start:1em}}"
    ]


def test_clamp_becomes_its_older_twin(tmp_path):
    assert flat(tmp_path, "@layer parts{.a{width:clamp(1em, 5vw, 3em)}}") == ".a{width:max(1em,min(5vw,3em))}"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (".a{margin:0}", "in no layer"),
        ("@layer parts{.a{color:light-dark(#000, #fff)}}", "belongs in the tokens"),
        ("@layer parts{@import 'x.css';}", "has no place"),
    ],
)
def test_what_cannot_be_served_alike_to_all_is_refused_by_name(tmp_path, text, complaint):
    with pytest.raises(CannotMake, match=rf"a\.css.*{complaint}"):
        flat(tmp_path, text)
