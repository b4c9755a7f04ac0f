"""Who looks at figures, a month that stays, and a database with room for threads."""

from collections.abc import Callable

import pytest
from django.test import Client

from openhartig.figures.wagtail_hooks import VIEWERS
from openhartig.region.models import Municipality
from tests.factories import MunicipalityFactory, UserFactory
from tests.stories.conftest import database

from .counted import first_day

__all__ = ["database"]


@pytest.fixture
def december(monkeypatch) -> None:
    """Let it be December 2026."""
    for module in ("counting", "periods", "views"):
        monkeypatch.setattr(f"openhartig.figures.{module}.this_month", lambda: first_day("2026-12"))


@pytest.fixture
def cms(site, log_in: Callable) -> Client:
    """A browser of somebody who only looks along."""
    return log_in(UserFactory(username="meekijker", role=VIEWERS))


@pytest.fixture
def venlo(site) -> Municipality:
    return MunicipalityFactory(name="Venlo")
