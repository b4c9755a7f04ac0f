"""A site as `wagtail start` makes it, with wagtail-cache from the package index and one story."""

import os
import re
import subprocess
import sys
from pathlib import Path

STORY = """
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    body = RichTextField(default="")
"""
TEMPLATE = """
{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<main><h1>{{ page.title }}</h1>{{ page.body|richtext }}</main>{% endblock %}
"""
SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "only for a benchmark"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS += ["wagtailcache"]
MIDDLEWARE = [
    "wagtailcache.cache.UpdateCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    *MIDDLEWARE,
    "wagtailcache.cache.FetchFromCacheMiddleware",
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""
FILL = """
import sys
from home.models import HomePage
page = HomePage.objects.get()
page.title, page.body = "Een verhaal", sys.stdin.read()
page.save_revision().publish()
"""


class Rival:
    """The folder of such a site.

    Args:
        folder: where to make it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        self.library = folder / "library"
        self.variables = {
            "DJANGO_SETTINGS_MODULE": "rival.settings.benchmark",
            "PYTHONPATH": str(self.library),
        }

    def make(self, page: str) -> None:
        """Make the site with the text of a page of ours.

        Args:
            page: the HTML of our page.

        Raises:
            subprocess.CalledProcessError: wagtail-cache cannot be installed, for example offline.
        """
        self.folder.mkdir(parents=True)
        pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--target", str(self.library))
        self._run(*pip, "wagtail-cache")
        start = "from wagtail.bin.wagtail import main; main()"
        self._run("-c", start, "start", "rival", ".")
        (self.folder / "home/models.py").write_text(STORY)
        (self.folder / "home/templates/home/home_page.html").write_text(TEMPLATE.strip())
        (self.folder / "rival/settings/benchmark.py").write_text(SETTINGS)
        for command in ("makemigrations", "migrate", "collectstatic"):
            self._run("manage.py", command, "--no-input", "-v0", **self.variables)
        self._run("manage.py", "shell", "-v0", "-c", FILL, text=_text_of(page), **self.variables)

    def _run(self, *arguments: str, text: str = "", **variables: str) -> None:
        subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=os.environ | variables,
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )


def _text_of(page: str) -> str:
    """Return the headings and paragraphs in the main part of a page, without attributes."""
    main = page[page.index("<main") : page.index("</main>")]
    parts = re.findall(r"<(p|h2|h3)\b[^>]*>(.*?)</\1>", main, re.DOTALL)
    return "".join(f"<{tag}>{re.sub('<[^>]+>', '', inner)}</{tag}>" for tag, inner in parts)
