"""Country inland: valleys of Kestland, orchards of Marisola, and what lies between."""

from __future__ import annotations

from broadsheet.demo.pictures import air, country, growth, highland, valleys, villages
from broadsheet.demo.pictures.hours import Hour
from broadsheet.demo.pictures.sheet import Sheet

FEATURES = {
    "terraces": country.terraces,
    "orchard": country.orchard,
    "desert": country.desert,
    "mountains": valleys.mountains,
    "river": valleys.river,
    "forest": growth.forest,
    "glacier": highland.glacier,
    "dam": highland.dam,
    "fields": villages.fields,
    "village": villages.village,
}
HORIZONS = {
    "mountains": 560.0,
    "glacier": 520.0,
    "dam": 430.0,
    "forest": 640.0,
    "river": 470.0,
    "village": 520.0,
}


def draw(sheet: Sheet, hour: Hour, feature: str) -> None:
    horizon = HORIZONS.get(feature, 500.0)
    sheet.wash((hour.horizon,))
    light = air.sky(sheet, hour, horizon)
    FEATURES[feature](sheet, hour, horizon, light)
    if hour.name == "storm":
        air.rain(sheet, hour.orb, alpha=0.24)
    elif hour.name != "night" and feature != "forest":
        air.birds(sheet, 6, (1500 - light[0], 230), 110, hour.pale if hour.dark else hour.shade, 13)
