import hashlib
import json
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .forms import LanguageOnlyForm


class CookieText(models.Model):
    """The exact words that visitors saw when they chose: written once, never changed.

    Attributes:
        content: all that the question and the page with preferences say, as
            `openhartig.cookies.texts` composes it.
        digest: SHA-256 of the content, in hexadecimal.
        round: how often visitors were asked anew; a mere change of language keeps the round.
    """

    content = models.JSONField("inhoud")
    digest = models.CharField("vingerafdruk", max_length=64)
    round = models.PositiveIntegerField("ronde")
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "tekst van de cookievraag"
        verbose_name_plural = "teksten van de cookievraag"

    def __str__(self) -> str:
        return f"Tekst {self.pk} (ronde {self.round})"

    @property
    def services(self) -> list[dict]:
        """The services that need permission, in the order of the layer."""
        return self.content["services"]

    @property
    def service_names(self) -> list[str]:
        """The names of the services as they stand in the cookie."""
        return [service["name"] for service in self.services]

    @staticmethod
    def digest_of(content: dict) -> str:
        """Return the SHA-256 of a content, independent of the order of its keys."""
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


class ReceiptQuerySet(models.QuerySet):
    """Queries over receipts."""

    def since(self, period: timedelta):
        """Keep the receipts of the last period."""
        return self.filter(created_at__gte=timezone.now() - period)


class CookieReceipt(models.Model):
    """Proof of one choice (AVG 7(1)) that says nothing of who made it.

    Attributes:
        token: random; it stands in the cookie of the visitor and nowhere else.
        choices: yes or no by the name of a service; kept when the service itself goes.
    """

    token = models.CharField("code", max_length=43, db_index=True)
    choices = models.JSONField("keuze")
    text = models.ForeignKey(
        CookieText, verbose_name="tekst", on_delete=models.PROTECT, related_name="receipts"
    )
    text_digest = models.CharField("vingerafdruk van de tekst", max_length=64)
    created_at = models.DateTimeField("gekozen op", auto_now_add=True, db_index=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "bewijs van een cookiekeuze"
        verbose_name_plural = "bewijzen van cookiekeuzes"

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"

    @staticmethod
    def new_token() -> str:
        """Return a token that nobody can guess: 256 random bits."""
        return secrets.token_urlsafe(32)


class Introduction(models.Model):
    """A service, or something that one keeps, of which the row was made once.

    It is not made again, so that what owners changed or took away stays so.
    """

    name = models.CharField("naam", max_length=400, unique=True)

    class Meta:
        verbose_name = "gemaakte dienst"
        verbose_name_plural = "gemaakte diensten"

    def __str__(self) -> str:
        return self.name


@register_setting(icon="lock")
class CookieLayer(BaseSiteSetting):
    """What editors write in the question about cookies."""

    heading = models.CharField(
        "kop",
        max_length=60,
        blank=True,
        help_text="Leeg betekent: de kop noemt zelf wat de site gebruikt.",
    )
    introduction = models.CharField(
        "zin onder de kop",
        max_length=80,
        default="Tot je kiest staat alles uit.",
        help_text="Houd het kort: de vraag mag de hulplijnen niet van het scherm duwen.",
    )
    explanation = models.TextField(
        "uitleg",
        max_length=400,
        default="Limburg Openhartig bewaart niets op je apparaat als je alleen leest. Voor de "
        "diensten hieronder hebben we je toestemming nodig. Weigeren mag: alle verhalen blijven "
        "te lezen.",
        help_text="Staat op de pagina Cookievoorkeuren. Wie vraagt dit, en waarvoor?",
    )
    receipt_days = models.PositiveSmallIntegerField(
        "bewaar een bewijs van de keuze",
        default=400,
        help_text="In dagen. Daarna wordt het bewijs vanzelf verwijderd.",
    )

    edit_handler = ObjectList(
        ["heading", "introduction", "explanation", FieldPanel("language_only"), "receipt_days"],
        base_form_class=LanguageOnlyForm,
    )

    class Meta:
        verbose_name = "cookievraag"

    def __str__(self) -> str:
        return "Cookievraag"
