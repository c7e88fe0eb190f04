"""The pictures of the demo paper, drawn from short recipes."""

from broadsheet.demo.pictures.portraits import portrait
from broadsheet.demo.pictures.recipes import draw

__all__ = ["draw", "portrait"]
