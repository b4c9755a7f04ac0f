"""What all tests share: a clean cache, a small site, and the site with its starting content."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from hashlib import sha256
from uuid import uuid4

import cookie_consent.conf  # noqa: F401 - its defaults, before a test overrides any setting
import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import transaction
from django.test import Client

from openhartig.users.models import User
from openhartig.users.roles import EDITORS, MUNICIPAL_EDITORS, make_roles
from stories.library.roles import make_story_workflow
from tests.factories import Tree, UserFactory, make_tree
from tests.starting_content import starting_content

hypothesis.settings.register_profile("site", deadline=None, print_blob=True)
hypothesis.settings.load_profile("site")


def pytest_configure(config: pytest.Config) -> None:
    """Do not warn that static files were not collected: tests take them from their folders."""
    config.addinivalue_line("filterwarnings", "ignore:No directory at")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Keep a migrated SQLite database between runs with `--reuse-db`, one per set of migrations."""
    database = settings.DATABASES["default"]
    if request.config.getoption("reuse_db") and database["ENGINE"].endswith("sqlite3"):
        folders = [request.config.rootpath / name for name in ("openhartig", "stories", "campaign")]
        migrations = sorted(file for f in folders for file in f.glob("**/migrations/*.py"))
        content = b"".join(file.read_bytes() for file in migrations)
        folder = request.config.cache.mkdir("database")
        database["TEST"]["NAME"] = str(folder / f"{sha256(content).hexdigest()[:12]}.sqlite3")


@pytest.fixture(autouse=True)
def _clean_caches() -> None:
    """Forget what an earlier test left there: addresses of its pages, and how often it tried."""
    cache.clear()
    caches["shared"].clear()


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no test erase again what another one erased."""
    settings.ERASURE_LEDGER = tmp_path_factory.getbasetemp() / f"erased-{uuid4()}"


@pytest.fixture(scope="module")
def _small_site(django_db_setup: None, django_db_blocker) -> Iterator[Tree]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield make_tree()
        transaction.set_rollback(True)


@pytest.fixture
def site(_small_site: Tree, db: None) -> Tree:
    """A small site with one page of every type, made once for a module: tests may change it."""
    return deepcopy(_small_site)


@pytest.fixture(scope="module")
def full_site(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The site with its starting content, made once for all tests of a module."""
    with django_db_blocker.unblock(), starting_content():
        yield


@pytest.fixture
def roles(site: Tree) -> None:
    """The roles and the workflows, as they are made on the first start."""
    make_roles(site.home.get_root(), own_work_below=[site.stories, site.examples])
    make_story_workflow(EDITORS)


@pytest.fixture
def editor(roles: None) -> User:
    """Somebody of the role Redactie."""
    return UserFactory(username="redacteur", role=EDITORS)


@pytest.fixture
def municipal_editor(roles: None) -> User:
    """Somebody of the role Gemeenteredactie."""
    return UserFactory(username="gemeenteredacteur", role=MUNICIPAL_EDITORS)


@pytest.fixture
def log_in() -> Callable[[User], Client]:
    """A function that returns a browser in which somebody has logged in."""

    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in
