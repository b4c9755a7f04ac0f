import pytest
from django.test import Client

from openhartig.users.models import User
from stories.conversation.models import Conversation, TellerSettings
from stories.desk.models import ReasonTemplate
from stories.submission.models import Submission
from stories.submission.sending import send
from tests.factories import TellerFactory, UserFactory

from .makers import make_submission


@pytest.fixture
def unsent(coordinator: User) -> Submission:
    """A story that is complete, and not sent yet."""
    return make_submission(
        teller=TellerFactory(conversation__status=Conversation.Status.UNFINISHED, email=None)
    )


def test_coordinators_hear_of_a_new_story_and_nothing_about_it(
    unsent: Submission,
    coordinator: User,
    editor: User,
    mailoutbox,
    django_capture_on_commit_callbacks,
):
    second = UserFactory(role="Verhalencoördinator")
    UserFactory(role="Verhalencoördinator", email="")
    with django_capture_on_commit_callbacks(execute=True):
        send(unsent, "token")
        send(unsent, "token")
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([coordinator.email, second.email])
    for mail in mailoutbox:
        words = mail.subject + mail.body
        assert "/beheer/" in mail.body
        for secret in (unsent.teller.reference, str(unsent.teller.key), "Mieke", "Venlo"):
            assert secret not in words


def test_a_coordinator_adapts_the_templates(cms: Client, coordinator: User):
    response = cms.post(
        "/beheer/vertellers/sjablonen/new/", {"name": "Eigen", "text": "Dank je wel."}
    )
    assert response.status_code == 302
    assert ReasonTemplate.objects.get(name="Eigen").text == "Dank je wel."


def test_a_coordinator_changes_the_periods(cms: Client, coordinator: User):
    site = TellerSettings.current().site_id
    where = f"/beheer/settings/conversation/tellersettings/{site}/"
    periods = {
        "waiting_days": 7,
        "declined_days": 31,
        "unfinished_days": 91,
        "yearly_days": 366,
        "silence_days": 61,
    }
    assert cms.post(where, periods).status_code == 302
    assert TellerSettings.current().declined_days == 31
    assert cms.post(where, periods | {"declined_days": 0}).status_code == 200
    assert TellerSettings.current().declined_days == 31
