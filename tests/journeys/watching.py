"""Listening to a page: what it asks of others, and what it complains of."""

from playwright.sync_api import Page


class Watch:
    """foreign: addresses asked of another origin; errors: what the console and the security policy said."""

    def __init__(self, page: Page, url: str) -> None:
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url, url))
        page.on(
            "console", lambda said: said.type == "error" and self.errors.append(f"{page.url}: {said.text}")
        )
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))

    def _asked(self, address: str, url: str) -> None:
        if not address.startswith((f"{url}/", "data:", "blob:")):
            self.foreign.append(address)

    def troubles(self) -> list[str]:
        return self.foreign + self.errors
