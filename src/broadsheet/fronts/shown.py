"""What readers see of fronts, as facts for the press: docs/reference/tags.md."""

from collections.abc import Iterator
from typing import Any

from broadsheet.delivery.spoiling import CHANGED, fields
from broadsheet.fronts.models import Banner, Launch, Rails

BESIDE = "-/parts/beside-story/"
BANNER = "-/parts/banner/"


def of_launch(launch: Launch) -> dict[str, Any]:
    """A launch replaces the one before it."""
    return {f"front:{launch.page_id}": CHANGED}


def of_banner(banner: Banner) -> dict[str, Any]:
    return {f"banner:{banner.edition_id}": fields(banner)}


def of_rails(rails: Rails) -> dict[str, Any]:
    return {f"rails:{rails.edition_id}": rails.parts}


def addresses_of_launch(launch: Launch) -> Iterator[str]:
    page = launch.page.specific
    if page.live and (address := page.address):
        yield address
        yield f"{page.locale.edition.prefix}{BESIDE}"


def addresses_of_banner(banner: Banner) -> Iterator[str]:
    yield from (banner.edition.prefix, f"{banner.edition.prefix}{BANNER}")


def addresses_of_rails(rails: Rails) -> Iterator[str]:
    yield f"{rails.edition.prefix}{BESIDE}"
