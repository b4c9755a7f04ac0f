"""These tests run where the room is installed: `pytest --ds=tests.tiny_room.settings`.

`tests/test_tiny_room.py` does so.
"""

from django.apps import apps

if not apps.is_installed("tests.tiny_room"):
    collect_ignore_glob = ["test_*.py"]
