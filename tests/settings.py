"""The settings of the site, for tests: nothing is kept and nothing depends on the machine."""

import atexit
import os
import shutil
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="openhartig-test-")

from openhartig.settings import *  # noqa: F403

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - WhiteNoise warns without it
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
REDIS_URL = ""  # a test that needs Redis starts one
DELIVERY_BACKEND = EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
