"""What judges pages beside axe in the nightly tests: `npm ci --prefix tests/engines` brings it."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def from_npm(file: str) -> Path:
    """Return a file of a package from npm; without it, skip the test that asks."""
    path = FOLDER / "node_modules" / file
    if not path.exists():
        pytest.skip("The engines are not there: npm ci --prefix tests/engines")
    return path
