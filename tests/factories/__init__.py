"""Makes pages, snippets and files for tests: valid, live and different from each other."""

from tests.campaign.accessibility.factories import AccessibilityPageFactory
from tests.campaign.help.factories import HelplineFactory, HelpPageFactory
from tests.campaign.home.factories import HomePageFactory, PlainPageFactory
from tests.campaign.policy.factories import (
    AmbitionIndexPageFactory,
    AmbitionPageFactory,
    PolicyPeriodFactory,
)
from tests.campaign.practice.factories import ExampleIndexPageFactory, ExamplePageFactory
from tests.openhartig.media.factories import AudioFactory, ImageFactory, PdfFactory
from tests.openhartig.pages.factories import PageFactory
from tests.openhartig.region.factories import MunicipalityFactory, PartnerFactory
from tests.openhartig.users.factories import UserFactory
from tests.stories.consent.factories import TellerFactory, approve
from tests.stories.factories import StoryPageFactory, ThemeFactory
from tests.stories.library.factories import StoryIndexPageFactory
from tests.stories.submission.factories import SharePageFactory

from .tree import Tree, make_tree

__all__ = [
    "AccessibilityPageFactory",
    "AmbitionIndexPageFactory",
    "AmbitionPageFactory",
    "AudioFactory",
    "ExampleIndexPageFactory",
    "ExamplePageFactory",
    "HelpPageFactory",
    "HelplineFactory",
    "HomePageFactory",
    "ImageFactory",
    "MunicipalityFactory",
    "PageFactory",
    "PartnerFactory",
    "PdfFactory",
    "PlainPageFactory",
    "PolicyPeriodFactory",
    "SharePageFactory",
    "StoryIndexPageFactory",
    "StoryPageFactory",
    "TellerFactory",
    "ThemeFactory",
    "Tree",
    "UserFactory",
    "approve",
    "make_tree",
]
