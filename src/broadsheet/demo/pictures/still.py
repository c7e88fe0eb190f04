"""Still lifes: one thing, or a few of a kind, on a table in the light of a window."""

from __future__ import annotations

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures import desk, games, geometry, instruments, kitchen, pantry, study
from broadsheet.demo.pictures.geometry import BOTTOM, LEFT, RIGHT, TOP
from broadsheet.demo.pictures.objects import Room
from broadsheet.demo.pictures.sheet import Sheet, Stencil

# wall above, wall below, table far, table near, shade, pale, accent, second, third
ROOMS = (
    colours.row("#8fa6a3 #c3cdbf #b9865a #8a5a38 #23302f #f8f0dd #9b1c1f #2f5f68 #d2a04c"),
    colours.row("#d9b98c #efdcb9 #7a8c84 #4a625f #2c2a26 #fbf3e1 #9b2420 #2d5360 #b8863a"),
    colours.row("#7d8fa6 #c2cad0 #e1d3b8 #bfa67f #20283a #fbf4e4 #a42f26 #36577c #d0a04e"),
    colours.row("#6f7f62 #b6bb94 #dcc39a #b08d5d #22291f #f9f1da #9b2620 #3f6659 #d6a650"),
    colours.row("#2d3b47 #56646a #9a6a48 #5e3d2b #11181d #f6ead2 #b23a2c #7f9da0 #d8a955"),
    colours.row("#b8786a #dfae96 #efe0c8 #cdb190 #33211f #fcf3e4 #8f1d22 #3a5a66 #c9953f"),
)


def draw(sheet: Sheet, feature: str) -> None:
    room = Room(*sheet.rng.choice(ROOMS))
    if feature == "curtain":
        study.curtain(sheet, room)
        return
    _stage(sheet, room, 640)
    FEATURES[feature](sheet, room)


def _stage(sheet: Sheet, room: Room, edge: float) -> None:
    sheet.wash((room.wall, room.glow), TOP, edge)
    sheet.glow(330, 240, 900, room.pale, 0.5, 1.7, grain=0.3)
    _window(sheet, room, edge)
    sheet.wash((room.table, room.near), edge, BOTTOM)
    sheet.glow(560, 780, 800, room.pale, 0.35, 1.6, squash=0.35, grain=0.4)
    front = Stencil().box(LEFT - 600, edge - 3, RIGHT + 600, edge + 4)
    sheet.fill(front, room.pale, alpha=0.35)
    dim = Stencil().box(LEFT - 600, TOP, RIGHT + 600, edge)
    sheet.shade(dim, room.shade, angle=0, start=0.45, end=1.25, alpha=0.45)
    grain = Stencil()
    for _ in range(26):
        y, x = sheet.rng.uniform(edge + 20, BOTTOM), sheet.rng.uniform(LEFT, RIGHT)
        long = sheet.rng.uniform(160, 700)
        grain.poly(
            geometry.ribbon(
                geometry.smooth(
                    [(x, y), (x + long * 0.5, y + sheet.rng.uniform(-4, 4)), (x + long, y)], closed=False
                ),
                (0.5, 3, 0.5),
            )
        )
    sheet.fill(grain, room.shade, alpha=0.16)


def _window(sheet: Sheet, room: Room, edge: float) -> None:
    """Window light on the wall, its bars slanted."""
    x, lean = sheet.rng.uniform(80, 260), sheet.rng.uniform(120, 220)
    panes = Stencil()
    for column in range(2):
        for row in range(3):
            left, top = x + column * 210, 40 + row * 190
            panes.poly(
                [
                    (left + lean * row / 3, top),
                    (left + 190 + lean * row / 3, top + 26),
                    (left + 190 + lean * (row + 1) / 3, top + 200),
                    (left + lean * (row + 1) / 3, top + 174),
                ]
            )
    panes.box(LEFT, edge, RIGHT, edge + 600, hole=True)
    sheet.fill(panes, room.pale, alpha=0.32, blur=3)


FEATURES = {
    "books": study.books,
    "teapot": kitchen.teapot,
    "violin": instruments.violin,
    "filmreel": study.film_reel,
    "pottery": kitchen.pottery,
    "bread": pantry.bread,
    "curtain": study.curtain,
    "coffee": kitchen.coffee,
    "type": games.printing_type,
    "chess": games.chess,
    "coins": desk.coins,
    "tablet": desk.clay_tablet,
    "clock": desk.clock,
    "fruit": pantry.fruit,
    "fish": pantry.fish,
    "milk": kitchen.milk,
    "microphone": instruments.microphone,
    "letter": desk.letter,
}
