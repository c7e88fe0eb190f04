"""Drawing the demo's pictures, on all processors, and putting them into the library."""

import json
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from typing import Any

import django
from django.core.files.images import ImageFile

from broadsheet.demo import pictures as drawings
from broadsheet.images import actions, shapes
from broadsheet.images.models import Picture

SIZE, PORTRAIT_SIZE = (1600, 1067), (800, 1000)
WORDS = ("alt", "caption", "use")
# made at once, for the lists that a newcomer sees first; the worker makes the other cuts while the paper is read
AT_ONCE = {
    "lead": ("landscape", "square"),
    "topic": ("landscape", "square"),
    "portrait": shapes.PERSON,
    "inner": (),
}
WIDEST_AT_ONCE = 960  # pixels


def key(recipe: dict[str, Any]) -> str:
    """The same for two recipes that draw the same picture."""
    return json.dumps({name: value for name, value in recipe.items() if name not in WORDS}, sort_keys=True)


def portrait(author: str, facts: dict[str, str]) -> dict[str, Any]:
    """The recipe of an author's portrait."""
    return {"recipe": "portrait", "seed": author, "kind": facts["portrait"], "use": "portrait"}


def draw(recipe: dict[str, Any]) -> bytes:
    """The picture as a JPEG."""
    if recipe["recipe"] == "portrait":
        image = drawings.portrait(recipe["seed"], recipe["kind"], PORTRAIT_SIZE)
    else:
        image = drawings.draw(recipe, SIZE)
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return out.getvalue()


def make(recipes: Iterable[dict[str, Any]], *, tick: Callable[[], object]) -> dict[str, Picture]:
    """Draw each different recipe once and keep it as a Picture, with its renditions. Returns them by key."""
    wanted = {key(recipe): recipe for recipe in recipes}
    made: dict[str, Picture] = {}
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=get_context("spawn"), initializer=django.setup
    ) as pool:
        waiting = []
        for name, drawn in zip(wanted, pool.map(draw, wanted.values()), strict=True):
            made[name] = _keep(wanted[name], drawn)
            waiting.append(pool.submit(prepare, made[name].pk, AT_ONCE[wanted[name]["use"]]))
            tick()
        for prepared in waiting:
            prepared.result()
            tick()
    return made


def prepare(picture_id: int, cuts: tuple[str, ...]) -> None:
    """In a process of the pool: the renditions that lists ask for."""
    picture = Picture.objects.get(pk=picture_id)
    actions.make_renditions(picture=picture, shapes=cuts, widest=WIDEST_AT_ONCE)


def _keep(recipe: dict[str, Any], drawn: bytes) -> Picture:
    name = f"{recipe['recipe']}-{recipe.get('feature') or recipe.get('form') or 'drawing'}-{recipe.get('seed', 0)}"
    picture = Picture(
        file=ImageFile(BytesIO(drawn), name=f"{name}.jpg"),
        title=name.replace("-", " "),
        alt_text=recipe.get("alt", "")[:300],
        caption=recipe.get("caption", "")[:400],
        credit=recipe["credit"],
        licence="CC0",
    )
    picture.save()
    return picture
