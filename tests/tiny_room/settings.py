"""The settings of tests, with one room more."""

from tests.settings import *  # noqa: F403

INSTALLED_APPS = ["tests.tiny_room", *INSTALLED_APPS]  # noqa: F405
