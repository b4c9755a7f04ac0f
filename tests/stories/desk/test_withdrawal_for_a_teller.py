from django.test import Client
from django.urls import reverse

from stories.consent.models import Teller
from stories.conversation.models import Move
from stories.desk.models import ReadingLog
from stories.follow_up.models import AfterCare
from stories.models import StoryPage

from .screens import address, show


def test_it_is_asked_first(cms: Client, teller: Teller, public_story: StoryPage):
    html = show(cms, "withdraw", teller)
    assert "Niemand kan dit ongedaan maken." in html
    assert Teller.objects.filter(pk=teller.pk).exists()


def test_everything_is_erased_and_the_receipt_is_shown(
    cms: Client, teller: Teller, public_story: StoryPage
):
    cms.get(address("teller", teller))
    teller.moves.create(kind=Move.Kind.LINK)
    assert AfterCare.objects.filter(teller=teller).exists()

    response = cms.post(address("withdraw", teller))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Alles is gewist." in html
    assert "de pagina met je verhaal" in html
    assert "Zoekmachines" in html
    assert "Contactnaam" not in html
    assert not Teller.objects.filter(pk=teller.pk).exists()
    assert not StoryPage.objects.filter(key=teller.key).exists()
    assert not Move.objects.exists()
    assert not AfterCare.objects.exists()

    assert cms.get(address("teller", teller)).status_code == 404
    assert cms.post(address("withdraw", teller)).status_code == 404


def test_who_read_what_can_still_be_told(cms: Client, teller: Teller, public_story: StoryPage):
    cms.get(address("teller", teller))
    cms.post(address("withdraw", teller))
    assert ReadingLog.objects.get().key == teller.key
    assert teller.reference in cms.get(reverse("desk_reading_log")).content.decode()
