"""What stands at the water: quay houses, cranes, a lighthouse."""

from __future__ import annotations

from PIL import Image

from broadsheet.demo.pictures import air, vessels
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.colour import Colour
from broadsheet.demo.pictures.geometry import LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

FRONTS = colours.row("#b5533c #d6a45b #e9dcc0 #6f8f93 #8c3a34 #c7b58f #48666f #d98f63")


def lighthouse(sheet: Sheet, hour: Hour, foot: Point, tall: float, lit: int) -> None:
    scale = tall / 400
    tower, bands, top, glass = (Stencil(*foot, scale) for _ in range(4))
    tower.poly([(-46, 0), (-29, -320), (29, -320), (46, 0)])
    for low, high in ((40, 110), (180, 250)):
        bands.poly(
            [
                (-46 + low * 0.053, -low),
                (-46 + high * 0.053, -high),
                (46 - high * 0.053, -high),
                (46 - low * 0.053, -low),
            ]
        )
    top.box(-40, -332, 40, -318, 3).box(-30, -380, -26, -330).box(26, -380, 30, -330).box(-2, -380, 2, -330)
    top.poly([(-34, -378), (-20, -402), (-4, -412), (-3, -432), (3, -432), (4, -412), (20, -402), (34, -378)])
    glass.box(-26, -378, 26, -332)
    windows = Stencil(*foot, scale).box(-6, -150, 6, -132, 5).box(-5, -290, 5, -274, 5).box(-9, -34, 9, 0, 8)
    if hour.name != "day":
        _beam(sheet, hour, (foot[0], foot[1] - 355 * scale), lit)
    sheet.fill(tower, hour.pale)
    sheet.fill(bands, hour.accent)
    sheet.shade(tower, hour.shade, angle=0 if lit < 0 else 180, start=0.25, end=1, alpha=0.85)
    sheet.fill(glass, hour.lamp)
    sheet.fill(top, hour.ink)
    sheet.fill(windows, hour.lamp if hour.dark else hour.ink)
    if hour.name != "day":
        sheet.glow(foot[0], foot[1] - 355 * scale, 150, hour.lamp, 0.9, 2)


def _beam(sheet: Sheet, hour: Hour, lamp: Point, way: int) -> None:
    x, y = lamp
    for reach, angle in ((1300, 180 if way < 0 else 0), (700, 0 if way < 0 else 180)):
        side = -1 if angle == 180 else 1
        ray = Stencil().poly(
            [(x, y - 5), (x + side * reach, y - 130), (x + side * reach, y + 60), (x, y + 5)]
        )
        sheet.shade(ray, hour.lamp, angle=180 - angle, start=0, end=1.15, alpha=0.55, grain=0.3)


def town(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    quay = horizon + 110
    lit = -1 if light[0] < 750 else 1
    _row(sheet, hour, (LEFT, RIGHT), quay - 60, (120, 210), lit, 0.55)
    _steeple(sheet, hour, (750 + lit * 180, quay - 40), 420)
    _row(sheet, hour, (LEFT, RIGHT), quay, (105, 190), lit, 0.0)
    wall = Stencil().box(LEFT, quay, RIGHT, quay + 34)
    sheet.fill(wall, (colours.mix(hour.depth(0.6), hour.pale, 0.25), hour.depth(0.9)))
    reflect(sheet, hour, quay + 34)
    for x, scale, flip in ((270, 0.8, False), (1180, 0.9, True)):
        vessels.trawler(sheet, hour, (x + sheet.rng.uniform(-60, 60), quay + 95), scale, light, flip=flip)
    vessels.sloop(sheet, hour, (700 + sheet.rng.uniform(-80, 80), quay + 130), 0.95, light, sails=False)
    vessels.rowing_boat(sheet, hour, (920, quay + 215), 1.2, light)


def _row(
    sheet: Sheet,
    hour: Hour,
    span: tuple[float, float],
    foot: float,
    heights: tuple[float, float],
    lit: int,
    far: float,
) -> None:
    """A row of gabled houses shoulder to shoulder."""
    x, last = span[0], -1
    while x < span[1]:
        wide, tall = sheet.rng.uniform(74, 116), sheet.rng.uniform(*heights)
        pick = sheet.rng.choice([n for n in range(len(FRONTS)) if n != last])
        paint = in_light(hour, FRONTS[pick], far)
        gabled(sheet, hour, (x, foot), wide, tall, paint, lit)
        x, last = x + wide, pick


def in_light(hour: Hour, paint: Colour, far: float) -> Colour:
    """A colour of day as it looks at this hour."""
    night = {"night": 0.72, "dusk": 0.5, "storm": 0.42, "dawn": 0.28}.get(hour.name, 0.1)
    return colours.mix(colours.mix(paint, hour.depth(0.7), night), hour.depth(0.15), far)


def gabled(
    sheet: Sheet, hour: Hour, corner: Point, wide: float, tall: float, paint: Colour, lit: int
) -> None:
    x, y = corner
    rng, peak = sheet.rng, wide * sheet.rng.uniform(0.42, 0.62)
    front = Stencil().poly(
        [(x, y), (x, y - tall), (x + wide / 2, y - tall - peak), (x + wide, y - tall), (x + wide, y)]
    )
    sheet.fill(front, (colours.lighter(paint, 0.06), colours.darker(paint, 0.12)))
    sheet.shade(front, hour.shade, angle=0 if lit < 0 else 180, start=0.45, end=1.25, alpha=0.75)
    edge = [(x - 4, y - tall + 5), (x + wide / 2, y - tall - peak - 3), (x + wide + 4, y - tall + 5)]
    sheet.fill(Stencil().line(edge, wide * 0.09), colours.mix(hour.ink, hour.accent, 0.22))
    _windows(sheet, hour, (x, y), wide, tall, rng.choice((2, 2, 3)))


def _windows(sheet: Sheet, hour: Hour, corner: Point, wide: float, tall: float, columns: int) -> None:
    x, y = corner
    lamps, panes = Stencil(), Stencil()
    step, glow = wide / columns, {"night": 0.6, "dusk": 0.5, "storm": 0.35, "dawn": 0.15}.get(hour.name, 0)
    level = 48.0
    while level < tall + 4:
        for n in range(columns):
            middle = x + step * (n + 0.5)
            pick = lamps if sheet.rng.random() < glow else panes
            pick.box(middle - step * 0.21, y - level - 17, middle + step * 0.21, y - level + 12)
        level += 48
    lamps.oval(x + wide / 2, y - tall - wide * 0.18, wide * 0.06)
    panes.box(x + wide * 0.38, y - 30, x + wide * 0.6, y)
    sheet.fill(panes, hour.shade, alpha=0.85)
    sheet.fill(lamps, hour.lamp if glow else hour.shade)


def _steeple(sheet: Sheet, hour: Hour, foot: Point, tall: float) -> None:
    x, y = foot
    paint = hour.depth(0.35)
    tower = (
        Stencil()
        .box(x - 34, y - tall * 0.62, x + 34, y)
        .poly(
            [
                (x - 42, y - tall * 0.6),
                (x - 12, y - tall * 0.74),
                (x, y - tall),
                (x + 12, y - tall * 0.74),
                (x + 42, y - tall * 0.6),
            ]
        )
    )
    sheet.fill(tower, (colours.mix(paint, hour.pale, 0.2), paint))
    sheet.fill(Stencil().oval(x, y - tall * 0.52, 15), hour.lamp)


def reflect(sheet: Sheet, hour: Hour, top: float, alpha: float = 0.62) -> None:
    """The lower part of what is drawn, upside down and broken, in the water below `top`."""
    row_px = round(sheet.at(0, top)[1])
    depth = min(sheet.size[1] - row_px, row_px)
    if depth < 2:
        return
    mirror = sheet.image.crop((0, row_px - depth, sheet.size[0], row_px)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    area = (0, row_px, sheet.size[0], row_px + depth)
    veil = sheet.slope(area, 90, 1.15, -0.1)
    sheet.image.paste(mirror, area, veil.point([round(v * alpha) for v in range(256)]))
    air.ripples(sheet, top, hour.water[0], 170, 0.5)
    air.ripples(sheet, top, hour.water[-1], 150, 0.5)


def cranes(sheet: Sheet, hour: Hour, horizon: float, light: Point) -> None:
    quay = horizon + 60
    for share, size, xs in (
        (0.2, 0.5, (90, 330, 560, 1040, 1310)),
        (0.55, 0.78, (40, 1240)),
        (0.95, 1.15, (330, 860)),
    ):
        foot = quay - 28 + share * 40
        for x in xs:
            gantry(sheet, hour, (x + sheet.rng.uniform(-30, 30), foot), size, hour.depth(share))
    sheet.fill(Stencil().box(LEFT, quay - 6, RIGHT, quay + 26), (hour.depth(0.8), hour.ink))
    reflect(sheet, hour, quay + 26)
    vessels.freighter(sheet, hour, (800, quay + 150), 1.2, light)


def gantry(sheet: Sheet, hour: Hour, foot: Point, scale: float, paint: Colour) -> None:
    """A quay crane: legs, a long arm over the water, cables, cabin and a hanging box."""
    frame, stays, cab, load = (Stencil(*foot, scale) for _ in range(4))
    for x in (-55, 55):
        frame.line([(x * 1.12, 0), (x * 0.9, -290)], 11)
    frame.line([(-62, -120), (62, -120)], 9).line([(-52, -285), (52, -285)], 11).line(
        [(-58, -12), (58, -120)], 5
    )
    frame.poly([(-170, -296), (-170, -282), (330, -282), (330, -290)]).line([(-6, -286), (12, -420)], 9).line(
        [(48, -286), (14, -420)], 7
    )
    stays.line([(12, -418), (320, -290)], 3).line([(12, -418), (180, -290)], 3).line(
        [(12, -418), (-165, -292)], 3
    )
    stays.line([(215, -284), (215, -190)], 2).line([(235, -284), (235, -190)], 2)
    cab.box(-120, -318, -66, -290, 3).box(150, -282, 182, -258, 4)
    load.box(185, -192, 265, -160)
    for shape, tone in (
        (frame, paint),
        (stays, paint),
        (cab, colours.darker(paint, 0.25)),
        (load, hour.accent),
    ):
        sheet.fill(shape, tone)
    sheet.shade(frame, hour.ink, angle=90, start=0.3, end=1.2, alpha=0.5)
    if hour.dark:
        sheet.glow(foot[0] + 12 * scale, foot[1] - 422 * scale, 34 * scale, hour.accent, 1, 1.6)
