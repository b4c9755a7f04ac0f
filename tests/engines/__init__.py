"""What the nightly tests need beside the others.

`npm ci --prefix tests/engines` brings what judges pages beside axe, and
`pip install -r tests/engines/requirements.txt` what drives other browsers.
"""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def from_npm(file: str) -> Path:
    """Return a file of a package from npm; without it, skip the test that asks."""
    path = FOLDER / "node_modules" / file
    if not path.exists():
        pytest.skip("The engines are not there: npm ci --prefix tests/engines")
    return path
