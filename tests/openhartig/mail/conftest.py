"""A mail server of our own, which really speaks SMTP."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from time import sleep

import pytest
from aiosmtpd.controller import Controller

from tests.openhartig.operations.processes import free_port


class Inbox:
    """What a mail server received.

    Attributes:
        refused: addresses for which it takes no mail.
        delay: how many seconds it thinks about a message.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.receivers: list[str] = []
        self.refused: set[str] = set()
        self.delay = 0.0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return f"550 No such mailbox: {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        sleep(self.delay)
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        self.receivers += envelope.rcpt_tos
        return "250 OK"


class MailServer:
    """A mail server that can go away and come back at the same port."""

    def __init__(self) -> None:
        self.inbox = Inbox()
        self.port = free_port()
        self.controller: Controller | None = None

    def start(self) -> None:
        self.controller = Controller(self.inbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    """A mail server to which the site sends its mail."""
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 10
    settings.DEFAULT_FROM_EMAIL = "redactie@example.nl"
    server = MailServer()
    settings.EMAIL_PORT = server.port
    server.start()
    yield server
    server.stop()


@pytest.fixture
def inbox(server: MailServer) -> Inbox:
    return server.inbox
