"""Streets, squares, markets and stations, seen from among the people in them."""

from __future__ import annotations

from broadsheet.demo.pictures import air, buildings, figures, geometry, harbour
from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, Point
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet, Stencil

WALLS = colours.row("#e3c79b #c98a5b #d9b78a #b9695a #cfc4a8 #8fa3a0 #e8d9bb")
DIM = {"night": 0.62, "dusk": 0.42, "storm": 0.4, "dawn": 0.25, "day": 0.08}


def passer(sheet: Sheet, hour: Hour, foot: Point, tall: float, lit: int) -> None:
    """Somebody walking, with the shadow that falls away from the light."""
    shadow = Stencil().poly(
        geometry.ribbon(
            [foot, (foot[0] - lit * tall * 0.75, foot[1] + tall * 0.13)], (tall * 0.13, tall * 0.05)
        )
    )
    sheet.fill(shadow, hour.shade, alpha=0.35, blur=tall * 0.012)
    who = figures.look(sheet.rng, hour.shade, DIM[hour.name])
    figures.stander(
        sheet, foot, tall, who, flip=sheet.rng.random() < 0.5, stride=sheet.rng.uniform(0.2, 1), light=lit
    )


def canyon(sheet: Sheet, hour: Hour, vanish: Point, lit: int) -> None:
    """Two rows of houses running away to the vanishing point."""
    vx, vy = vanish
    for side in (-1, 1):
        near = 1.0
        for n in range(6):
            far = near * 0.66
            _receding(sheet, hour, vanish, side, (near, far), n, bright=side != lit)
            near = far
    end, tone = Stencil(), colours.mix(hour.depth(0.1), hour.horizon, 0.45)
    end.box(vx - 95, vy - 62, vx - 30, vy + 20).box(vx - 36, vy - 84, vx + 40, vy + 20).box(
        vx + 32, vy - 56, vx + 95, vy + 20
    )
    end.poly(
        [(vx - 22, vy - 80), (vx - 14, vy - 150), (vx - 2, vy - 215), (vx + 10, vy - 150), (vx + 18, vy - 80)]
    )
    sheet.fill(end, (tone, colours.mix(tone, hour.horizon, 0.5)))


def _receding(
    sheet: Sheet, hour: Hour, vanish: Point, side: int, reach: tuple[float, float], n: int, bright: bool
) -> None:
    vx, vy = vanish
    near, far = reach
    roof = sheet.rng.uniform(0.85, 1.12)

    def at(depth: float, level: float) -> Point:
        return vx + side * 1000 * depth, vy + (560 - 1180 * level) * depth

    wall = [at(near, 0), at(near, roof), at(far, roof), at(far, 0)]
    paint = harbour.in_light(hour, sheet.rng.choice(WALLS), 0.55 * n / 6)
    shape = Stencil().poly(wall)
    sheet.fill(
        shape,
        (paint, colours.darker(paint, 0.2))
        if bright
        else (colours.mix(paint, hour.shade, 0.4), colours.mix(paint, hour.shade, 0.62)),
    )
    sheet.shade(shape, hour.horizon, angle=0 if side < 0 else 180, start=0.2, end=1.3, alpha=0.5, grain=0.3)
    panes, lamps, trim = Stencil(), Stencil(), Stencil()
    for level in range(4):
        for k in range(3):
            a, b = (near + (far - near) * (k + s) / 3 for s in (0.28, 0.7))
            low = 0.2 + level * 0.2 * roof
            pick = lamps if sheet.rng.random() < buildings.LIT[hour.name] or level == -1 else panes
            pick.poly([at(a, low), at(a, low + 0.12), at(b, low + 0.12), at(b, low)])
    trim.poly([at(near, roof), at(near, roof + 0.025), at(far, roof + 0.025), at(far, roof)])
    trim.poly([at(near, 0.165), at(near, 0.175), at(far, 0.175), at(far, 0.165)])
    shop = Stencil().poly(
        [at(near * 0.98, 0.02), at(near * 0.98, 0.14), at(far * 1.06, 0.14), at(far * 1.06, 0.02)]
    )
    sheet.fill(panes, hour.shade, alpha=0.6)
    sheet.fill(lamps, hour.lamp, alpha=0.9)
    sheet.fill(trim, hour.pale, alpha=0.45)
    sheet.fill(
        shop,
        (hour.lamp, colours.mix(hour.lamp, hour.accent, 0.4)) if hour.name != "day" else hour.shade,
        alpha=0.8,
    )


def roadway(sheet: Sheet, hour: Hour, vanish: Point, wet: bool) -> None:
    vx, vy = vanish
    road = Stencil().poly([(vx - 24, vy + 13), (vx + 24, vy + 13), (vx + 1900, BOTTOM), (vx - 1900, BOTTOM)])
    sheet.fill(road, (colours.mix(hour.horizon, hour.depth(0.3), 0.5), hour.depth(0.75), hour.shade))
    if wet:
        harbour.reflect(sheet, hour, vy + 150, 0.5)
        sheet.glow(vx, vy + 200, 420, hour.horizon, 0.55, 1.6, squash=0.9)
        air.path(sheet, vy + 110, vx, hour.orb, 0.3)


def tram_street(sheet: Sheet, hour: Hour, light: Point) -> None:
    lit = -1 if light[0] < 750 else 1
    vanish = (750.0 + lit * 60, 560.0)
    canyon(sheet, hour, vanish, lit)
    roadway(sheet, hour, vanish, hour.dark)
    rails, wires = Stencil(), Stencil()
    for near in (-250, -90, 130, 330):
        rails.poly(
            geometry.ribbon(
                [(vanish[0] + near * 0.03, vanish[1] + 18), (vanish[0] + near * 1.9, BOTTOM)], (1, 13)
            )
        )
    for near in (-420, -160, 220, 520):
        wires.poly(geometry.ribbon([(vanish[0], vanish[1] - 30), (vanish[0] + near * 1.7, -160)], (0.8, 4)))
    sheet.fill(rails, colours.mix(hour.orb, hour.depth(0.4), 0.35))
    sheet.fill(wires, hour.ink, alpha=0.7)
    for x, y, tall in ((vanish[0] + 430, 760, 300), (vanish[0] - 520, 800, 370), (vanish[0] + 210, 650, 150)):
        buildings.street_lamp(sheet, hour, (x, y), tall)
    _under(sheet, hour, (vanish[0] - 130, 845), 260)
    buildings.tram(sheet, hour, (vanish[0] - 130, 840), 1.35)
    for x, y in ((430, 770), (520, 850), (-560, 880), (-470, 790), (350, 700)):
        passer(sheet, hour, (vanish[0] + x, y), (y - vanish[1]) * 0.68, lit)


def _under(sheet: Sheet, hour: Hour, foot: Point, wide: float) -> None:
    sheet.fill(Stencil().oval(*foot, wide * 0.52, wide * 0.07), hour.ink, alpha=0.6, blur=6)


def rainy_street(sheet: Sheet, hour: Hour, light: Point) -> None:
    vanish = (750.0, 540.0)
    canyon(sheet, hour, vanish, 1 if light[0] > 750 else -1)
    roadway(sheet, hour, vanish, wet=True)
    for x, y, tall in ((300, 690, 220), (-340, 720, 260), (560, 840, 430)):
        buildings.street_lamp(sheet, hour, (vanish[0] + x, y), tall)
    paints = [
        hour.accent,
        hour.lamp,
        hour.depth(0.85),
        colours.mix(hour.accent, hour.shade, 0.45),
        hour.depth(0.5),
    ]
    spots = sorted((sheet.rng.uniform(640, 900), sheet.rng.uniform(-430, 430)) for _ in range(9))
    for n, (low, across) in enumerate([*spots, (985.0, -120.0)]):
        paint = paints[n % len(paints)] if n < len(spots) else hour.accent
        _sheltered(sheet, hour, (vanish[0] + across, low), (low - vanish[1]) * 0.95, paint)


def _sheltered(sheet: Sheet, hour: Hour, foot: Point, tall: float, paint: colours.Colour) -> None:
    mirror = Stencil().poly(
        geometry.ribbon([foot, (foot[0], foot[1] + tall * 0.5)], (tall * 0.2, tall * 0.04))
    )
    sheet.shade(mirror, hour.ink, angle=-90, start=0, end=1, alpha=0.6, grain=0.4)
    who = figures.look(sheet.rng, hour.shade, 0.72)
    figures.stander(sheet, foot, tall, who, back=True, stride=sheet.rng.uniform(0.2, 0.8))
    figures.umbrella(
        sheet, (foot[0], foot[1] - tall * 0.86), tall * 0.68, paint, hour.ink, sheet.rng.uniform(-8, 8)
    )


def roofs(sheet: Sheet, hour: Hour, foot: float, share: float, lit: int) -> None:
    """One row of an old town: walls and tiled roofs, each a little higher or lower than its neighbour."""
    x, rng, scale = LEFT - rng_shift(sheet), sheet.rng, 0.55 + share * 0.95
    while x < RIGHT:
        wide, tall = rng.uniform(95, 175) * scale, rng.uniform(70, 150) * scale
        _house(sheet, hour, (x, foot + rng.uniform(-22, 22)), wide, tall, share, lit)
        x += wide * rng.uniform(0.86, 1.02)


def rng_shift(sheet: Sheet) -> float:
    return sheet.rng.uniform(0, 90)


def _house(sheet: Sheet, hour: Hour, foot: Point, wide: float, tall: float, share: float, lit: int) -> None:
    x, y = foot
    paint = harbour.in_light(hour, sheet.rng.choice(WALLS), 0.55 * (1 - share))
    tiles = harbour.in_light(
        hour, sheet.rng.choice(colours.row("#a8452f #b5573a #934032 #bd6a47")), 0.55 * (1 - share)
    )
    wall, roof, panes, lamps = Stencil(), Stencil(), Stencil(), Stencil()
    wall.box(x, y - tall, x + wide, y + 240)
    peak = wide * 0.36
    if sheet.rng.random() < 0.5:
        wall.poly([(x, y - tall + 1), (x + wide / 2, y - tall - peak), (x + wide, y - tall + 1)])
        roof.line(
            [(x - 6, y - tall + 8), (x + wide / 2, y - tall - peak), (x + wide + 6, y - tall + 8)],
            11 * (0.5 + share),
        )
    else:
        roof.poly(
            [
                (x - 6, y - tall + 4),
                (x + wide * 0.16, y - tall - peak),
                (x + wide * 0.84, y - tall - peak),
                (x + wide + 6, y - tall + 4),
            ]
        )
        roof.box(x + wide * 0.66, y - tall - peak * 1.45, x + wide * 0.76, y - tall - peak * 0.9)
    for n in range(3):
        for level in (0.2, 0.62):
            middle, top = x + wide * (0.2 + 0.3 * n), y - tall + tall * level
            pick = lamps if sheet.rng.random() < buildings.LIT[hour.name] else panes
            pick.box(middle - wide * 0.055, top, middle + wide * 0.055, top + wide * 0.19)
    sheet.fill(wall, (paint, colours.darker(paint, 0.25)))
    sheet.fill(roof, (tiles, colours.darker(tiles, 0.18)))
    for part in (wall, roof):
        sheet.shade(part, hour.shade, angle=0 if lit < 0 else 180, start=0.35, end=1.15, alpha=0.65)
    sheet.fill(panes, hour.shade, alpha=0.75)
    sheet.fill(lamps, hour.lamp)
