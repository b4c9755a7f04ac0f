"""What all tests share: a clean cache, a small site, and the site with its starting content."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from threading import main_thread
from uuid import uuid4

import cookie_consent.conf  # noqa: F401 - its defaults, before a test overrides any setting
import hypothesis
import pytest
from django.core.cache import cache, caches
from django.db import connection, transaction
from django.test import Client

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.roles.roles import give_rights
from openhartig.users.models import User
from openhartig.users.workflow import make_workflow
from stories.desk.reasons import make_reasons
from stories.library.workflow import make_story_workflow
from stories.withdrawal import watch
from tests.databases import copied, make_migrated, migrated_name, using_database
from tests.factories import Tree, UserFactory, make_tree
from tests.first_start import FirstStart, first_start_in, start_for_the_first_time
from tests.sharing import PROJECT, UnitScheduling, keep_together, made_once
from tests.starting_content import starting_content

APPS = [PROJECT / "openhartig", PROJECT / "stories", PROJECT / "campaign"]

for profile, examples in {"site": 25, "nightly": 500}.items():
    hypothesis.settings.register_profile(
        profile, max_examples=examples, deadline=None, print_blob=True
    )
hypothesis.settings.load_profile("site")


def pytest_configure(config: pytest.Config) -> None:
    """Do not warn that static files were not collected: tests take them from their folders."""
    config.addinivalue_line("filterwarnings", "ignore:No directory at")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run files that are named in one process: more would only take longer to start.

    Otherwise there is one process more than cores, because some always wait: for a browser, for a
    server that starts, or for something that is made once.
    """
    named = all(Path(argument.partition("::")[0]).is_file() for argument in config.args)
    return 0 if named else (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> UnitScheduling:
    return UnitScheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Count what is for the night as slow, and keep together what belongs together."""
    for item in items:
        if item.get_closest_marker("nightly"):
            item.add_marker(pytest.mark.slow)
    yield
    keep_together(items)


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """Say how the order of this run comes back, also when little is printed."""
    if seed := config.getoption("randomly_seed", None):
        terminalreporter.write_line(f"In the order of --randomly-seed={seed}")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def migrated(request, django_test_environment, django_db_blocker, run_folder: Path) -> str:
    """The name of a database with nothing in it but what migrations put there.

    It is made once in a run, and with `--reuse-db` once for a set of migrations.
    """
    folder = run_folder
    if request.config.getoption("reuse_db") and connection.vendor == "sqlite":
        files = sorted(file for app in APPS for file in app.glob("**/migrations/*.py"))
        content = b"".join(file.read_bytes() for file in [*files, PROJECT / "requirements.txt"])
        folder = request.config.cache.mkdir("database") / sha256(content).hexdigest()[:12]
    with django_db_blocker.unblock():
        return migrated_name(made_once(folder / "migrated.sqlite3", make_migrated))


@pytest.fixture(scope="session")
def django_db_setup(migrated: str, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """Give every process a copy of the migrated database that no other process uses."""
    stack = ExitStack()
    with django_db_blocker.unblock():
        copy = stack.enter_context(copied(migrated, tmp_path_factory.getbasetemp() / "tests"))
        stack.enter_context(using_database(copy))
    yield
    with django_db_blocker.unblock():
        stack.close()


@pytest.fixture(scope="session")
def first_start(run_folder: Path) -> FirstStart:
    """A site that was started once, to serve copies of."""
    return first_start_in(made_once(run_folder / "first-start", start_for_the_first_time))


@pytest.fixture(autouse=True, scope="session")
def _no_watch() -> None:
    """Start no thread that looks after withdrawals in the database of whatever test runs then."""
    watch._Watch.current = main_thread()


@pytest.fixture(autouse=True)
def _clean_caches() -> None:
    """Forget what an earlier test left there: addresses of its pages, and how often it tried."""
    cache.clear()
    caches["shared"].clear()


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no test erase again what another one erased."""
    settings.ERASURE_LEDGER = tmp_path_factory.getbasetemp() / f"erased-{uuid4()}"


@pytest.fixture(scope="session")
def _small_site_once(
    migrated: str, django_db_setup: None, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[str, Tree]]:
    """A database with the small site, and its pages."""
    folder = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock(), copied(migrated, folder / "small") as database:
        with using_database(database):
            tree = make_tree()
            make_workflow(tree.home.get_root())
            make_story_workflow()
            make_reasons()
            give_rights()
        yield database, tree


@pytest.fixture(scope="module")
def _small_site(_small_site_once: tuple[str, Tree], django_db_blocker) -> Iterator[Tree]:
    """The small site, for as long as the tests of a module run."""
    database, tree = _small_site_once
    with django_db_blocker.unblock(), using_database(database), transaction.atomic():
        yield deepcopy(tree)
        transaction.set_rollback(True)


@pytest.fixture
def site(_small_site: Tree, db: None) -> Tree:
    """A small site with one page of every type, the roles and the workflows.

    A process makes it once, and every test may change it.
    """
    return deepcopy(_small_site)


@pytest.fixture(scope="module")
def full_site(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The site with its starting content, made once for all tests of a module."""
    with django_db_blocker.unblock(), starting_content():
        yield


@pytest.fixture
def editor(site: Tree) -> User:
    """Somebody of the role Redactie."""
    return UserFactory(username="redacteur", role=EDITORS)


@pytest.fixture
def municipal_editor(site: Tree) -> User:
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
