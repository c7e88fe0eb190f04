from broadsheet.pages.models.addresses import GoneAddress, MissingAddress, Redirect
from broadsheet.pages.models.base import BasePage
from broadsheet.pages.models.plain import PlainPage

__all__ = ["BasePage", "GoneAddress", "MissingAddress", "PlainPage", "Redirect"]
