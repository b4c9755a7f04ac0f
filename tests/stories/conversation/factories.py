from factory.django import DjangoModelFactory

from openhartig.media.cleaning import CleanPicture
from stories.consent.models import Teller
from stories.conversation.models import Conversation, TellerPhoto
from tests.pictures import drawn, saved


class ConversationFactory(DjangoModelFactory):
    """Makes how it goes with somebody who sent a story."""

    status = Conversation.Status.RECEIVED

    class Meta:
        model = Conversation


def make_photo(teller: Teller, **fields) -> TellerPhoto:
    """Make the photo of a teller, as one that was just sent: with nobody else on it."""
    picture = CleanPicture(saved(drawn(), "JPEG"), name="picture.jpg")
    details = {"file": picture, "others": TellerPhoto.Others.NOBODY} | fields
    return TellerPhoto.objects.create(teller=teller, **details)
