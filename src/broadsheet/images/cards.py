"""A picture as a template needs it: addresses by width, made beforehand; a reader's request never makes one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.core.files.storage import default_storage

from broadsheet.delivery.depends import depends_on
from broadsheet.images import shapes as cuts
from broadsheet.images.models import Picture, Rendition

SHOWN = ("file", "width", "height", "alt_text", "colour", "is_sensitive")
WORDS = ("caption", "credit")  # under the picture of a story; lists show none

# (width, height, address) by (shape, format) of one picture
Made = dict[tuple[str, str], list[tuple[int, int, str]]]


@dataclass(frozen=True)
class Shape:
    """One cut of a picture. `webp` and `jpeg` are srcset values ("…/a.webp 320w, …"; "" if none is made);
    `src` a JPEG every browser reads, `width` and `height` its size in pixels."""

    src: str
    webp: str
    jpeg: str
    width: int
    height: int


@dataclass(frozen=True)
class PictureCard:
    """`shapes` by name as in images.shapes.CUTS; only those that were asked for. `alt` is "" if decorative."""

    picture_id: int
    alt: str
    caption: str
    credit: str
    colour: str
    is_sensitive: bool
    shapes: dict[str, Shape] = field(default_factory=dict)

    def said(self, *, alt: str = "", caption: str = "", is_decorative: bool = False) -> "PictureCard":
        """The same picture with the words of one place; empty words leave the picture's own."""
        return replace(self, alt="" if is_decorative else alt or self.alt, caption=caption or self.caption)


def pictures(
    ids: Iterable[int], *, shapes: tuple[str, ...] = ("landscape",), has_words: bool = True
) -> dict[int, PictureCard]:
    """Cards of the pictures with these ids, by id, in two queries. A shape not yet made shows the original file.

    has_words: whether captions and credits are printed where these cards go.
    """
    rows = Picture.objects.filter(pk__in=set(ids)).only(*SHOWN, *WORDS)
    found = list(rows)
    depends_on(*(f"picture:{row.pk}" for row in found))
    if has_words:
        depends_on(*(f"words:{row.pk}" for row in found))
    made = _made([row.pk for row in found], shapes)
    return {
        row.pk: PictureCard(
            picture_id=row.pk,
            alt=row.alt_text,
            caption=row.caption,
            credit=row.credit,
            colour=row.colour,
            is_sensitive=row.is_sensitive,
            shapes={name: _shape(row, name, made[row.pk]) for name in shapes},
        )
        for row in found
    }


def _made(ids: list[int], shapes: tuple[str, ...]) -> dict[int, Made]:
    specs = cuts.specs(shapes)
    made: dict[int, Made] = defaultdict(lambda: defaultdict(list))
    if not ids:
        return made
    rows = Rendition.objects.filter(image_id__in=ids, filter_spec__in=specs).order_by("width", "pk")
    for picture_id, filter_spec, file, width, height in rows.values_list(
        "image_id", "filter_spec", "file", "width", "height"
    ):
        shape, form, _wanted = specs[filter_spec]
        made[picture_id][shape, form].append((width, height, default_storage.url(file)))
    return made


def _shape(row: Picture, name: str, made: Made) -> Shape:
    jpegs = made.get((name, "jpeg"), [])
    width, height, src = jpegs[0] if jpegs else (row.width, row.height, row.file.url)
    return Shape(src, _srcset(made.get((name, "webp"), [])), _srcset(jpegs), width, height)


def _srcset(files: list[tuple[int, int, str]]) -> str:
    by_width = {
        width: f"{address} {width}w" for width, _height, address in files
    }  # a newer one of a width wins
    return ", ".join(by_width.values())
