"""Who decides about what was sent on, and what they hear of it: on the start screen and by mail."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from openhartig.pages.daily import tell_editors_what_waits
from openhartig.region.models import Municipality
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.users.models import User
from stories.models import StoryPage
from tests.factories import ExamplePageFactory, MunicipalityFactory, StoryPageFactory, UserFactory
from tests.html import read_html

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
TITLE = "Geheime titel over Truus"


@pytest.fixture
def places(site) -> tuple[Municipality, Municipality]:
    """A municipality with an editor who may decide, and one without."""
    UserFactory(username="regio", role=EDITORS)
    with_one, without = MunicipalityFactory(name="Aandorp"), MunicipalityFactory(name="Beek")
    UserFactory(username="aandorp", role=EDITORS, municipality=with_one)
    return with_one, without


def send_on(place: Municipality | None, sender: User | None = None, **fields) -> StoryPage:
    sender = sender or UserFactory(
        first_name="Gemma", last_name="Jansen", role=MUNICIPAL_EDITORS, municipality=place
    )
    page = StoryPageFactory(live=False, owner=sender, team=place, **fields)
    page.save_revision(user=sender)
    page.get_workflow().start(page, sender)
    TaskState.objects.update(started_at=NOW - timedelta(days=2))
    return page


@pytest.fixture
def mailed(mailoutbox, django_capture_on_commit_callbacks):
    """A function that does the daily work and returns who was mailed."""

    def mail(now: datetime = NOW) -> list[str]:
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            said = tell_editors_what_waits(now)
        assert said == str(len(mailoutbox))
        return sorted(address for mail in mailoutbox for address in mail.to)

    return mail


def waits_on_screen(log_in, name: str) -> str:
    """What the start screen of somebody says that waits."""
    page = read_html(log_in(User.objects.get(username=name)).get("/beheer/"))
    lists = page.find("section", class_="start-list")
    return " ".join(part.text for part in lists if part.one("h2").text == "Wacht op jou")


class TestWhoDecides:
    def test_of_a_municipality_its_own_editors(self, places, mailed, log_in):
        send_on(places[0], title=TITLE)

        assert mailed() == ["aandorp@example.nl"]
        assert TITLE in waits_on_screen(log_in, "aandorp")
        assert TITLE not in waits_on_screen(log_in, "regio")

    def test_of_a_municipality_without_editors_those_of_the_region(self, places, mailed, log_in):
        send_on(places[1], title=TITLE)

        assert mailed() == ["regio@example.nl"]
        assert TITLE in waits_on_screen(log_in, "regio")
        assert TITLE not in waits_on_screen(log_in, "aandorp")

    def test_of_the_region_its_own(self, places, mailed):
        send_on(None, sender=UserFactory(role=MUNICIPAL_EDITORS))

        assert mailed() == ["regio@example.nl"]

    def test_nobody_of_what_one_sent_on_oneself(self, places, mailed, log_in):
        send_on(places[0], sender=User.objects.get(username="aandorp"), title=TITLE)

        assert mailed() == ["regio@example.nl"]
        assert TITLE not in waits_on_screen(log_in, "aandorp")

    def test_nobody_of_what_one_wrote_and_went_on_by_itself(self, places, mailed):
        page = send_on(places[0], sender=User.objects.get(username="aandorp"))
        page.workflow_states.update(requested_by=None)

        assert mailed() == ["regio@example.nl"]

    def test_without_anybody_in_the_region_editors_of_other_municipalities(self, places, mailed):
        User.objects.filter(username="regio").delete()
        send_on(places[1])

        assert mailed() == ["aandorp@example.nl"]

    def test_without_any_editor_the_owners_of_the_site(self, places, mailed):
        User.objects.all().delete()
        UserFactory(username="baas", is_superuser=True)
        send_on(places[0])

        assert mailed() == ["baas@example.nl"]

    def test_nobody_who_left(self, places, mailed):
        User.objects.filter(username="aandorp").update(is_active=False)
        send_on(places[0])

        assert mailed() == ["regio@example.nl"]


class TestTheMail:
    def test_says_what_kind_waits_of_where_from_whom_and_since_when(
        self, places, mailed, mailoutbox
    ):
        page = send_on(places[0], title=TITLE, display_name="Truus")
        mailed()

        (mail,) = mailoutbox
        assert "Verhaal, Aandorp: doorgestuurd door Gemma Jansen op 26 november" in mail.body
        for secret in (TITLE, "Truus", page.slug):
            assert secret not in mail.subject + mail.body
        assert "Gemma" not in mail.subject

    def test_says_when_something_went_on_by_itself(self, places, mailed, mailoutbox):
        send_on(places[0]).workflow_states.update(requested_by=None)
        mailed()

        assert "Verhaal, Aandorp: ging vanzelf door op 26 november" in mailoutbox[0].body

    def test_is_one_for_all_that_waits(self, places, mailed, mailoutbox):
        send_on(places[0])
        sender = UserFactory(role=MUNICIPAL_EDITORS, municipality=places[0])
        example = ExamplePageFactory(live=False, owner=sender)
        example.save_revision(user=sender)
        example.get_workflow().start(example, sender)

        assert mailed() == ["aandorp@example.nl"]
        assert mailoutbox[0].body.count("- ") == 2

    def test_comes_once_a_day(self, places, mailed):
        send_on(places[0])

        assert mailed() == ["aandorp@example.nl"]
        assert mailed(NOW + timedelta(hours=5)) == []
        assert mailed(NOW + timedelta(days=1)) == ["aandorp@example.nl"]

    def test_does_not_come_when_nothing_waits(self, places, mailed):
        page = send_on(places[0])
        page.current_workflow_task_state.reject(user=User.objects.get(username="aandorp"))

        assert mailed() == []

    def test_does_not_come_to_who_wants_none(self, places, mailed):
        profile = UserProfile.get_for_user(User.objects.get(username="aandorp"))
        profile.submitted_notifications = False
        profile.save()
        send_on(places[0])

        assert mailed() == []

    def test_takes_the_place_of_a_mail_at_once(
        self, places, mailoutbox, django_capture_on_commit_callbacks
    ):
        UserFactory(is_superuser=True)
        with django_capture_on_commit_callbacks(execute=True):
            send_on(places[0])

        assert mailoutbox == []
