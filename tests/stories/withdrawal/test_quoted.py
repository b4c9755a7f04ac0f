"""What an erasure cannot decide by itself is listed, and gone once somebody looked at it."""

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from campaign.home.models import PlainPage
from openhartig.users.models import User
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.models import Leftover
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.stories.withdrawal.life import NAME
from tests.stories.withdrawal.lived import Lived
from tests.stories.withdrawal.quoting import publish_quote, take_away


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def upload_and_forget(cms: Client) -> None:
    """Upload a photo of the teller that no page ever shows."""
    file = ContentFile(drawn_picture(50, 30), name=f"{NAME}.png")
    data = {"title": f"Nog een {NAME}", "collection": 1, "file": file, "tags": NAME} | ANSWERED
    assert cms.post(reverse("wagtailimages:add"), data).status_code == 302


def handle_all(cms: Client) -> None:
    """Press the button that erases beside every line."""
    for leftover in Leftover.objects.all():
        cms.post(reverse("desk_leftover_erase", args=[leftover.pk]))


def test_quotes_and_forgotten_uploads_go_once_somebody_looked(lived: Lived):
    editor, coordinator = client_of("redacteur"), client_of("coordinator")
    page = PlainPage.objects.get()
    publish_quote(editor, page, NAME)
    upload_and_forget(editor)

    receipt = withdraw(lived.key)

    assert receipt.counts["words"] == receipt.counts["unused"] == 1
    assert {
        "home_plainpage.body",
        "media_siteimage.title",
        "wagtailcore_pagelogentry.data",
        "wagtailcore_revision.content",
    } <= set(lived.traces())
    assert len(lived.files()) == 1
    html = coordinator.get(reverse("desk_leftovers")).content.decode()
    assert "In gesprek" in html
    assert NAME not in html.replace(f"Nog een {NAME}", "")

    take_away(editor, page)
    handle_all(coordinator)

    assert not Leftover.objects.exists()
    assert lived.traces() == []
    assert lived.files() == []
