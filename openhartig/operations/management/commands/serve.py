import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections

from openhartig.operations import (
    data_folder,
    database,
    first_editor,
    gunicorn_conf,
    locks,
    static_files,
)
from openhartig.operations.bind_address import BindAddress


class Command(BaseCommand):
    help = "Sets up what is not there yet and serves the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--bind", metavar="HOST:PORT", default="127.0.0.1:8000", help="where to listen"
        )
        parser.add_argument(
            "--empty", action="store_true", help="start a new site without the starting content"
        )

    def handle(self, *, bind: str, empty: bool, **options) -> None:
        """Prepare everything and hand over to gunicorn.

        Raises:
            CommandError: the site cannot start; the message says why in one sentence.
        """
        address = BindAddress.parse(bind)
        address.check_free()
        self.follow(address)
        data_folder.prepare()
        database.check_migrations()
        try:
            with locks.one_after_another("setting-up", self.say_that_we_wait):
                password = self.set_up(empty=empty)
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"The database cannot be used: {reason}.") from error
        if password:
            self.stdout.write("The first account, shown only now:")
            self.stdout.write(f"Name:     {first_editor.USERNAME}")
            self.stdout.write(f"Password: {password}")
        connections.close_all()
        self.become(
            *("-m", "gunicorn", "--config", gunicorn_conf.__file__),
            *("--chdir", str(settings.PROJECT_DIR), "--bind", str(address)),
            "openhartig.wsgi",
        )

    def follow(self, address: BindAddress) -> None:
        """Start again with settings for this address, unless somebody set the site's own."""
        if "SITE_URL" not in os.environ:
            os.environ |= address.environment() | dict(os.environ)
            if os.environ["SITE_URL"] != settings.SITE_URL:
                self.become(str(Path(sys.argv[0]).resolve()), *sys.argv[1:])

    def set_up(self, *, empty: bool) -> str | None:
        """Bring the database, the library and the static files up to date.

        Returns:
            The password of the first editor, when this is the first start.
        """
        database.refuse_other_versions()
        if database.is_behind():
            self.stdout.write("Setting up. The first time takes about a minute.")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0)
        call_command("setup_site", empty=empty)
        self.erase_what_came_back()
        call_command("clean_media", stdout=self.stdout)
        static_files.collect_when_changed()
        return first_editor.make_first_editor()

    def erase_what_came_back(self) -> None:
        """Apply the ledger of erased stories before anybody gets an answer.

        What cannot be finished now does not keep the site away: it is not public any more.
        """
        try:
            call_command("apply_erasures", verbosity=0, stdout=self.stdout)
        except CommandError as error:
            self.stderr.write(f"Erased stories: {error}")

    def say_that_we_wait(self) -> None:
        """Tell why nothing seems to happen."""
        self.stdout.write("Another start is setting up this site; this one waits for it.")
        self.stdout.flush()

    def become(self, *arguments: str) -> None:
        """Replace this process by another Python program."""
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
