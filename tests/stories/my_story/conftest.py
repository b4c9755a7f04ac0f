from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Agreement, Teller
from stories.conversation.models import Conversation
from stories.models import StoryPage
from tests.factories import StoryPageFactory, TellerFactory, Tree
from tests.html import Element, read_html


@pytest.fixture(autouse=True)
def ledger_folder(settings, tmp_path: Path) -> Path:
    """A ledger of this test alone."""
    settings.ERASURE_LEDGER = tmp_path / "erased"
    return settings.ERASURE_LEDGER


@dataclass
class Visit:
    """A browser without JavaScript on the private page of a teller."""

    token: str
    client: Client = field(
        default_factory=lambda: Client(headers={"sec-fetch-site": "same-origin"})
    )

    def address(self, action: str = "") -> str:
        """Return the address of the page, or of an action on it."""
        return f"/mijn-verhaal/{self.token}/{action}{'/' if action else ''}"

    def get(self, action: str = "") -> HttpResponse:
        """Open the page."""
        return self.client.get(self.address(action))

    def html(self) -> Element:
        """Open the page and read it."""
        response = self.get()
        assert response.status_code == 200
        return read_html(response)

    def post(self, action: str, **fields) -> HttpResponse:
        """Send a form."""
        return self.client.post(self.address(action), fields)

    def agree(self) -> HttpResponse:
        """Press the button under the text that is shown now."""
        version = self.html().one("input", name="version")["value"]
        return self.post("akkoord", version=version)


@pytest.fixture
def story(site: Tree) -> StoryPage:
    """A public story, published from a version that its teller agreed to."""
    site.story.display_name = "Anna uit de straat"
    site.story.save_revision()
    teller = Teller.objects.get(key=site.story.key)
    teller.agree(parts_of(site.story), Agreement.Kind.TELLER)
    site.story.latest_revision.publish()
    return StoryPage.objects.get(pk=site.story.pk)


@pytest.fixture
def teller(story: StoryPage) -> Teller:
    """Who tells the story."""
    return Teller.objects.get(key=story.key)


@pytest.fixture
def visit(teller: Teller) -> Visit:
    """The private page of the public story."""
    return Visit(make_link(teller))


@pytest.fixture
def draft(site: Tree) -> StoryPage:
    """A draft that was never public, shown to its teller, who has not answered yet."""
    return make_draft(site)


@pytest.fixture
def draft_teller(draft: StoryPage) -> Teller:
    """Who tells the draft."""
    return Teller.objects.get(key=draft.key)


@pytest.fixture
def draft_visit(draft_teller: Teller) -> Visit:
    """The private page of the draft."""
    return Visit(make_link(draft_teller))


@pytest.fixture
def new_teller(site: Tree) -> Teller:
    """Somebody whose story has just come in."""
    return TellerFactory(conversation__sent_at=timezone.now())


def make_draft(site: Tree) -> StoryPage:
    """Make a draft and show it to its teller."""
    story = StoryPageFactory(
        parent=site.stories, live=False, first_published_at=None, title="Ik zei het hardop"
    )
    story.save_revision()
    Teller.objects.get(key=story.key).agreements.all().delete()
    show(story)
    return story


def show(story: StoryPage) -> None:
    """Ask the teller to look at the latest version, as the coordinator does."""
    teller = Teller.objects.get(key=story.key)
    teller.moves.create(kind="ready", revision=story.latest_revision)
    teller.conversation.set_status(Conversation.Status.ASKED)


def edit(story: StoryPage, **fields) -> StoryPage:
    """Save a new version as an editor does, without publishing it."""
    version = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision()
    return StoryPage.objects.get(pk=story.pk)
