"""Making renditions: by the worker when a picture is saved or chosen, never in a reader's request."""

import math

from PIL import Image

from broadsheet.images import shapes as cuts
from broadsheet.images.models import Picture


def make_renditions(
    *, picture: Picture, shapes: tuple[str, ...] = cuts.LEAD, widest: float = math.inf
) -> int:
    """Make what is missing of these shapes, up to that width. Returns how many of them the picture has now."""
    wanted = cuts.specs(shapes, widest)
    return len(picture.get_renditions(*wanted)) if wanted else 0


def find_colour(*, picture: Picture) -> str:
    """The mean colour of the picture, as #rrggbb, kept on its row; shown in its place until it has loaded."""
    with picture.open_file() as file, Image.open(file) as image:
        red, green, blue = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]  # RGB gives three
    picture.colour = f"#{red:02x}{green:02x}{blue:02x}"
    Picture.objects.filter(pk=picture.pk).update(colour=picture.colour)
    return picture.colour
