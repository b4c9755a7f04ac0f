"""The steps of `manage.py serve`, each by itself."""

import os
import socket
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect

from openhartig.media.models import SiteImage
from openhartig.operations import data_folder, database, first_editor, static_files
from openhartig.operations.bind_address import BindAddress
from openhartig.roles.rights import MUNICIPAL_EDITORS, Right
from openhartig.users.models import User
from stories.models import StoryPage
from tests.pictures import jpeg, left_in

pytestmark = pytest.mark.slow


class HandedOverError(Exception):
    """Stands for the moment that another program takes over."""


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments of the program that took over from `serve`; nothing really runs."""
    program: list[str] = []

    def execv(path: str, arguments: list[str]) -> None:
        program.extend(arguments)
        raise HandedOverError

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(static_files, "collect_when_changed", lambda: None)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    monkeypatch.setattr(BindAddress, "check_free", lambda self: None)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ.pop("SITE_URL", None)
    return program


def test_gunicorn_gets_the_address(db, handed_over: list[str]):
    os.environ["SITE_URL"] = "https://www.example.nl"
    with pytest.raises(HandedOverError):
        call_command("serve", "--empty", "--bind", "127.0.0.1:8123")
    assert handed_over[:3] == [sys.executable, "-m", "gunicorn"]
    assert handed_over[-3:] == ["--bind", "127.0.0.1:8123", "openhartig.wsgi"]


def test_settings_follow_another_address(db, handed_over: list[str]):
    with pytest.raises(HandedOverError):
        call_command("serve", "--bind", "127.0.0.1:8123")
    assert os.environ["SITE_URL"] == "http://127.0.0.1:8123"
    assert "gunicorn" not in handed_over


def test_empty_site_has_no_stories(db, handed_over: list[str]):
    with pytest.raises(HandedOverError):
        call_command("serve", "--empty")
    assert not StoryPage.objects.exists()
    assert User.objects.count() == 1


def test_a_new_right_reaches_a_site_that_exists(db, handed_over: list[str]):
    os.environ["SITE_URL"] = "https://www.example.nl"
    with pytest.raises(HandedOverError):
        call_command("serve", "--empty")
    right = Right(MUNICIPAL_EDITORS, "region.view_partner")
    new_right = hooks.register_temporarily("rights_of_roles", lambda: [right])

    with pytest.raises(HandedOverError), new_right:
        call_command("serve")

    group = Group.objects.get(name=MUNICIPAL_EDITORS)
    assert group.permissions.filter(codename="view_partner").exists()


def test_pictures_from_before_are_cleaned(db, handed_over: list[str]):
    name = default_storage.save("original_images/oud.jpg", ContentFile(jpeg()))
    picture = SiteImage(title="Oud", file=name, width=90, height=60)
    SiteImage.objects.bulk_create([picture])
    os.environ["SITE_URL"] = "https://www.example.nl"

    with pytest.raises(HandedOverError):
        call_command("serve")

    kept = SiteImage.objects.get(title="Oud")
    assert left_in(kept.file.read()) == set()
    assert kept.is_clean


def test_no_model_lacks_a_migration():
    database.check_migrations()


def test_a_changed_model_of_ours_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(StoryPage._meta.get_field("perspective"), "max_length", 99)

    with pytest.raises(CommandError, match="A migration is missing for stories"):
        database.check_migrations()


def test_a_migration_that_another_package_lacks_stops_nobody(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Redirect._meta.get_field("old_path"), "max_length", 99)

    database.check_migrations()


def test_a_migration_that_a_package_took_back_stops_nobody(db):
    MigrationRecorder(connection).record_applied("wagtailredirects", "9999_later")

    assert not database.is_behind()
    call_command("migrate", verbosity=0)


def test_a_migration_of_ours_that_is_not_here_stops_the_start(db, handed_over: list[str]):
    os.environ["SITE_URL"] = "https://www.example.nl"
    MigrationRecorder(connection).record_applied("consent", "0009_of_another_version")

    with pytest.raises(CommandError, match=r"consent\.0009_of_another_version"):
        call_command("serve")

    assert not StoryPage.objects.exists()
    assert not handed_over


def test_first_editor_may_make_accounts_and_is_one_of_the_editors(db):
    call_command("setup_site", empty=True)
    password = first_editor.make_first_editor()
    editor = User.objects.get()
    assert editor.check_password(password)
    assert editor.is_superuser
    assert [group.name for group in editor.groups.all()] == ["Redactie"]


def test_no_editor_is_made_on_a_site_with_accounts(db):
    User.objects.create_user("somebody")
    assert first_editor.make_first_editor() is None


def test_passwords_differ():
    assert first_editor.generate_password() != first_editor.generate_password()


def test_data_folder_is_made(tmp_path: Path, settings):
    settings.DATA_DIR = tmp_path / "new" / "var"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    data_folder.prepare()
    assert settings.MEDIA_ROOT.is_dir()


def test_static_files_are_collected_only_when_they_change(
    tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch
):
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    calls = []

    def collect(*arguments, **options):
        calls.append(arguments)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(static_files, "call_command", collect)
    static_files.collect_when_changed()
    static_files.collect_when_changed()
    assert calls == [("collectstatic",)]
    (source / "site.css").write_text("a{color:red}")
    static_files.collect_when_changed()
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8000", BindAddress("127.0.0.1", 8000)),
        ("localhost:80", BindAddress("localhost", 80)),
        ("[::1]:8000", BindAddress("::1", 8000)),
    ],
)
def test_bind_address(text: str, address: BindAddress):
    assert BindAddress.parse(text) == address
    assert str(address) == text
    assert address.environment() == {"SITE_URL": f"http://{text}"}


NO_ADDRESSES = ["", "8000", ":8000", "host", "host:0", "u@host:1", "host:1/a", "127.0.0.1"]
NO_ADDRESSES += ["127.0.0.1:x", "127.0.0.1:99999", "[::1:80"]


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_bind_address_that_is_none(text: str):
    with pytest.raises(CommandError, match="--bind"):
        BindAddress.parse(text)


def test_every_interface_is_reached_by_the_names_of_the_machine():
    variables = BindAddress.parse("0.0.0.0:8000").environment()
    assert variables["SITE_URL"] == "http://127.0.0.1:8000"
    assert socket.gethostname() in variables["ALLOWED_HOSTS"].split(",")
