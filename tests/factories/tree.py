from dataclasses import dataclass

from wagtail.models import Site

from campaign.accessibility.models import AccessibilityPage
from campaign.help.models import HelpPage
from campaign.home.models import HomePage, PlainPage
from campaign.policy.models import AmbitionIndexPage, AmbitionPage
from campaign.practice.models import ExampleIndexPage, ExamplePage
from openhartig.cookies.rows import make_services
from openhartig.pages.models import BasePage
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from stories.submission.models import SharePage
from tests.campaign.accessibility.factories import AccessibilityPageFactory
from tests.campaign.help.factories import HelpPageFactory
from tests.campaign.home.factories import HomePageFactory, PlainPageFactory
from tests.campaign.policy.factories import AmbitionIndexPageFactory, AmbitionPageFactory
from tests.campaign.practice.factories import ExampleIndexPageFactory, ExamplePageFactory
from tests.stories.factories import StoryPageFactory
from tests.stories.library.factories import StoryIndexPageFactory
from tests.stories.submission.factories import SharePageFactory


@dataclass
class Tree:
    """A small site with one page of every type.

    Attributes:
        record: the Site of Wagtail that leads to the home page.
    """

    record: Site
    home: HomePage
    stories: StoryIndexPage
    story: StoryPage
    ambitions: AmbitionIndexPage
    ambition: AmbitionPage
    examples: ExampleIndexPage
    example: ExamplePage
    help: HelpPage
    share: SharePage
    plain: PlainPage
    accessibility: AccessibilityPage

    @property
    def pages(self) -> list[BasePage]:
        """All pages, parents before their children."""
        return [page for page in vars(self).values() if isinstance(page, BasePage)]


def make_tree() -> Tree:
    """Put a small site in the place of the welcome page that Wagtail makes."""
    make_services()
    record = Site.objects.get(is_default_site=True)
    welcome = record.root_page
    home = HomePageFactory()
    record.root_page = home
    record.save()
    welcome.delete()
    tree = Tree(
        record=record,
        home=home,
        stories=StoryIndexPageFactory(parent=home),
        story=StoryPageFactory(),
        ambitions=AmbitionIndexPageFactory(parent=home),
        ambition=AmbitionPageFactory(),
        examples=ExampleIndexPageFactory(parent=home),
        example=ExamplePageFactory(),
        help=HelpPageFactory(parent=home),
        share=SharePageFactory(parent=home),
        plain=PlainPageFactory(parent=home),
        accessibility=AccessibilityPageFactory(parent=home),
    )
    tree.example.ambitions = [tree.ambition]
    tree.example.save()
    for page in tree.pages:
        page.refresh_from_db()
    return tree
