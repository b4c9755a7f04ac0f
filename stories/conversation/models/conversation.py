from django.db import models
from django.utils import timezone

from openhartig.encryption import EncryptedTextField
from openhartig.figures.counting import count_wait

from ..figures import ANSWERED, READ


class Conversation(models.Model):
    """How it goes between a teller and us: how far the story is, what is asked and answered.

    Every teller has one from the start. Whoever changes it has locked the teller first.
    """

    class Status(models.TextChoices):
        """How far the story is; whether it is on the site is up to the page."""

        UNFINISHED = "unfinished", "nog niet verstuurd"
        RECEIVED = "received", "ontvangen"
        ASKED = "asked", "vraag gesteld"
        ACCEPTED = "accepted", "concept gemaakt"
        DECLINED = "declined", "niet geplaatst"

    teller = models.OneToOneField(
        "consent.Teller",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="conversation",
    )
    status = models.CharField(
        "hoe ver", max_length=20, choices=Status.choices, default=Status.UNFINISHED
    )
    status_changed_at = models.DateTimeField("stand sinds", default=timezone.now)
    sent_at = models.DateTimeField("verstuurd op", null=True, blank=True)
    question = EncryptedTextField("vraag of antwoord aan de verteller", null=True, blank=True)
    remark = EncryptedTextField("opmerking van de verteller", null=True, blank=True)
    remark_at = models.DateTimeField("opmerking van", null=True, blank=True)
    confirmed_at = models.DateTimeField("staat erachter sinds", null=True, blank=True)
    asked_again_at = models.DateTimeField("opnieuw gevraagd op", null=True, blank=True)
    hidden_at = models.DateTimeField("verborgen sinds", null=True, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"

    def __str__(self) -> str:
        return f"Gesprek met {self.teller}"

    def set_status(self, status: Status, **said) -> None:
        """Move on, and remember since when.

        Args:
            status: how far the story is now.
            said: what else changes with it, by field.
        """
        waits = {self.Status.RECEIVED: READ, self.Status.ASKED: ANSWERED}
        if self.status in waits and self.status != status:
            count_wait(waits[self.Status(self.status)], self.status_changed_at)
        changed = {"status": status, "status_changed_at": timezone.now(), **said}
        for field, value in changed.items():
            setattr(self, field, value)
        self.save(update_fields=changed)
