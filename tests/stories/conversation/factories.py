from factory.django import DjangoModelFactory

from stories.conversation.models import Conversation


class ConversationFactory(DjangoModelFactory):
    """Makes how it goes with somebody who sent a story."""

    status = Conversation.Status.RECEIVED

    class Meta:
        model = Conversation
