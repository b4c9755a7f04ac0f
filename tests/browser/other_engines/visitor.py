"""Somebody in front of a browser, who looks for what is to be seen and waits until it comes."""

import time
from collections.abc import Callable
from typing import Any

from .dead_end import DeadEnd
from .drivers import Driver

PATIENCE = 60  # seconds
TAB = "\ue004"
KEPT = """return {
  cookies: document.cookie, local: Object.keys(localStorage), session: Object.keys(sessionStorage),
};"""
NOTHING = {"cookies": "", "local": [], "session": []}
SHOW = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });"
NAME = "const e = document.activeElement; return e.name || e.textContent.trim();"
OWN_HOSTS = ("mozilla.com", "mozilla.org", "mozilla.net", "firefox.com", "mozgcp.net")
"""What Firefox itself may ask for, whatever page it shows."""


class Visitor:
    """Somebody who never was on the site before.

    Args:
        driver: drives the browser.
        site: the address of the site.
        dead_end: what the browser asks instead of other hosts.
    """

    def __init__(self, driver: Driver, site: str, dead_end: DeadEnd) -> None:
        self.driver = driver
        self.site = site
        self.dead_end = dead_end

    @property
    def asked(self) -> set[str]:
        """The other hosts that pages asked for anything."""
        return {host for host in self.dead_end.asked if not host.endswith(OWN_HOSTS)}

    @property
    def kept(self) -> dict:
        """What pages keep on the device and can read there."""
        return self.driver.run(KEPT)

    @property
    def cookies(self) -> set[str]:
        """The names of all cookies, of those as well that no page can read."""
        return {cookie["name"] for cookie in self.driver.cookies()}

    @property
    def focused(self) -> str:
        """The name of the field with the focus, or the text of what else has it."""
        return self.driver.run(NAME)

    def go(self, address: str) -> None:
        self.driver.get(self.site + address)

    def all(self, css: str, text: str = "") -> list[Any]:
        """Return what is visible and says this text, or more."""
        found = self.driver.find("css selector", css)
        return [each for each in found if each.is_displayed() and text in each.text]

    def see(self, css: str, text: str = "") -> Any:
        """Wait until something is visible, and return it."""
        self.wait(lambda: self.all(css, text), f"{css} with “{text}”")
        return self.all(css, text)[0]

    def see_none(self, css: str, text: str = "") -> None:
        """Wait until something is not to be seen."""
        self.wait(lambda: not self.all(css, text), f"no {css} with “{text}”")

    def press(self, css: str, text: str = "") -> None:
        """Press on something with the mouse, as soon as it is to be seen."""
        target = self.see(css, text)
        self.driver.run(SHOW, target)
        target.click()

    def write(self, css: str, text: str) -> None:
        """Write in a field, in place of what stood there."""
        target = self.see(css)
        self.driver.run(SHOW, target)
        target.clear()
        target.send_keys(text)

    def wait(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something holds; meanwhile pages come and go."""
        deadline = time.monotonic() + PATIENCE
        while not self._try(holds):
            assert time.monotonic() < deadline, f"{self.driver.url} does not show {what}"
            time.sleep(0.1)

    def _try(self, holds: Callable[[], object]) -> object:
        try:
            return holds()
        except Exception as error:
            if type(error).__name__ not in GONE:
                raise
            return False


GONE = {
    "DetachedShadowRootException",
    "JavascriptException",
    "NoSuchElementException",
    "StaleElementException",
    "StaleElementReferenceException",
}
"""What both libraries raise when a page makes place for the next one while it is looked at."""
