"""A whole life to withdraw from, and what is needed to look for it afterwards."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from django.core.files.base import ContentFile
from django.test import override_settings

from stories.consent.models import SignedForm
from stories.conversation.models import TellerPhoto
from tests.databases import (
    copy_database,
    copy_database_in_use,
    drop_database,
    using_database,
)
from tests.factories import make_tree
from tests.stories.withdrawal.life import LOOK_FOR, NAME, Living
from tests.stories.withdrawal.looking import Looking, cipher_texts


@dataclass(frozen=True)
class Lived:
    """A whole life, and where everything of it is kept.

    Attributes:
        key: the key of the teller.
        addresses: every address that the story ever had.
        token: the private link of the teller.
        backups: the names of databases as they were earlier, by the moment.
        database: the name of the database.
        folder: where the files are.
        looking: finds the name of the teller.
    """

    key: UUID
    addresses: list[str]
    token: str
    backups: dict[str, str]
    database: str
    folder: Path
    looking: Looking

    def traces(self) -> list[str]:
        """Return every place where the name can still be found."""
        return self.looking.everywhere(self.folder / "mail", self.folder / "media")

    def files(self) -> list[str]:
        """Return the files that are left; all of them came with the story."""
        return [path.name for path in (self.folder / "media").rglob("*") if path.is_file()]


def live_once(empty_database: str, folder: Path) -> Lived:
    """Let a story live its whole life, in a copy of an empty database."""
    name = copy_database(empty_database, folder / "life.sqlite3")
    backups: dict[str, str] = {}

    def keep_backup(moment: str) -> None:
        backups[moment] = copy_database_in_use(folder / f"{len(backups)}.sqlite3")

    with override_settings(**_kept_in(folder)), using_database(name):
        living = Living(make_tree(), keep_backup)
        of_others = cipher_texts()
        living.live()
        keep_backup("on the day before")
        looking = Looking(LOOK_FOR, cipher_texts() - of_others)
        return Lived(
            living.story.key, living.addresses, living.token, backups, name, folder, looking
        )


@contextmanager
def copied(lived: Lived, folder: Path) -> Iterator[Lived]:
    """Work on a copy of a life: of the database and of every file."""
    for kind in ("mail", "media"):
        shutil.copytree(lived.folder / kind, folder / kind)
    name = copy_database(lived.database, folder / "life.sqlite3")
    with override_settings(**_kept_in(folder)), using_database(name):
        for file in (SignedForm.objects.get().file, TellerPhoto.objects.get().file):
            if not file.storage.exists(file.name):  # an earlier test erased it
                file.storage.save(file.name, ContentFile(f"%PDF {NAME}".encode()))
        yield replace(lived, database=name, folder=folder)
    drop_database(name)


def _kept_in(folder: Path) -> dict:
    """Return settings that keep the files of the site in one folder."""
    return {
        "MEDIA_ROOT": folder / "media",
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        "DELIVERY_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": folder / "mail",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }
