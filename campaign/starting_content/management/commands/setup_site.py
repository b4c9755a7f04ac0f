from django.core.management.base import BaseCommand
from django.db import transaction

from campaign.home.models import HomePage
from campaign.starting_content.load import make_empty_site, make_full_site
from campaign.starting_content.tree import set_address
from openhartig.cookies.rows import make_services
from openhartig.operations.database import analyse_grown_tables
from openhartig.pages.models import BasePage
from openhartig.search.index import fill_when_empty
from openhartig.users.roles import give_rights
from openhartig.users.workflow import make_workflow
from stories.desk.reasons import make_reasons
from stories.library.workflow import make_story_workflow


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
            make_empty_site() if empty else make_full_site()
            make_workflow(BasePage.get_first_root_node())
            make_story_workflow()
            make_reasons()
        set_address()
        give_rights()
        fill_when_empty()
