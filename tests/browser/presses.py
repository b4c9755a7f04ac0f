"""Counts how often somebody presses before something is done."""

from dataclasses import dataclass

from playwright.sync_api import Locator

from .conftest import follow


@dataclass
class Presses:
    """Counts what somebody presses."""

    number: int = 0

    def on(self, target: Locator, *, leads_on: bool = True) -> None:
        self.number += 1
        follow(target) if leads_on else target.click()
