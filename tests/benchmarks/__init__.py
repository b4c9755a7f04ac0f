"""Measures the site; see docs/performance.md."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openhartig.settings")
