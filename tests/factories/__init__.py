"""Makes pages, snippets and files for tests: valid, live and different from each other."""

from .files import AudioFactory, ImageFactory, PdfFactory
from .pages import (
    AmbitionIndexPageFactory,
    AmbitionPageFactory,
    ExampleIndexPageFactory,
    ExamplePageFactory,
    HelpPageFactory,
    HomePageFactory,
    PageFactory,
    PlainPageFactory,
    SharePageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from .snippets import (
    HelplineFactory,
    MunicipalityFactory,
    PartnerFactory,
    PolicyPeriodFactory,
    ThemeFactory,
)
from .tellers import TellerFactory, approve
from .tree import Tree, make_tree
from .users import UserFactory

__all__ = [
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
