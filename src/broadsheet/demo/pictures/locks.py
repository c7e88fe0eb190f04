"""How hair takes the light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.demo.pictures import colour as colours
from broadsheet.demo.pictures.sheet import Sheet, Stencil

if TYPE_CHECKING:
    from broadsheet.demo.pictures.portraits import Sitter


def lock(sheet: Sheet, who: Sitter, shape: Stencil) -> None:
    sheet.fill(shape, (colours.lighter(who.hair, 0.1), who.hair))
    sheet.shade(shape, colours.darker(who.hair, 0.65), angle=25, start=0.4, end=1.05, alpha=0.8)
    sheet.shade(shape, colours.lighter(who.hair, 0.35), angle=215, start=0.72, end=1.2, alpha=0.4)
