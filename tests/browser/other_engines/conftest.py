"""A visitor with Firefox and one with WebKitGTK, in front of the same site as in Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ServedSite
from .dead_end import dead_end
from .drivers import firefox, webkit
from .visitor import Visitor

ENGINES = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.nightly) for name in ENGINES])
def visitor(served: ServedSite, tmp_path: Path, request) -> Iterator[Visitor]:
    """Somebody who never was on the site before."""
    with dead_end() as others, ENGINES[request.param](others.port, tmp_path) as driver:
        yield Visitor(driver, served.url, others)
