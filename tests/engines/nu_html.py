"""Nu HTML, the checker of the W3C, which needs Java."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from . import from_npm


def mistakes_in(folder: Path) -> list[str]:
    """Return what Nu HTML says is wrong in the files of a folder: warnings are not counted."""
    java = shutil.which("java")
    if not java:
        pytest.skip("Java is not installed (Debian: apt install default-jre-headless)")
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    command = [java, "-jar", jar, "--errors-only", "--format", "json", "--stdout", folder]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{Path(mistake['url']).name}: {mistake['message']} {mistake.get('extract', '')}"
        for mistake in json.loads(checked.stdout)["messages"]
    ]
