from django.core.management.base import BaseCommand
from django.db import transaction

from campaign.home.models import HomePage
from campaign.starting_content.address import set_address
from openhartig.cookies.rows import make_services
from openhartig.doors import answers
from openhartig.operations.database import analyse_grown_tables
from openhartig.roles.roles import give_rights
from openhartig.search.index import fill_when_empty


class Command(BaseCommand):
    help = "Makes the pages, roles and starting content of a new site; safe to run again."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--empty", action="store_true", help="make the sections, but load no content"
        )

    def handle(self, *, empty: bool, **options) -> None:
        """Set up what is not there yet, and let the database look at what it has."""
        self.set_up(empty=empty)
        analyse_grown_tables()

    @transaction.atomic
    def set_up(self, *, empty: bool) -> None:
        """Make what is not there yet, all of it or nothing."""
        make_services()
        if not HomePage.objects.exists():
            for make in answers("starting_content", "starting_content"):
                make(is_empty=empty)
        set_address()
        give_rights()
        fill_when_empty()
