from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site


def days(name: str, default: int, help_text: str) -> models.PositiveSmallIntegerField:
    """Return a field for a period of at least one day."""
    return models.PositiveSmallIntegerField(
        name, default=default, help_text=help_text, validators=[MinValueValidator(1)]
    )


def usual_time(name: str, example: str) -> models.CharField:
    """Return a field for how long something usually takes, in words; empty says nothing."""
    return models.CharField(
        name,
        max_length=40,
        blank=True,
        help_text=f"Zoals ‘{example}’. De verteller leest: ‘Meestal binnen {example}’. "
        "Leeg: dan noemen we geen tijd.",
    )


@register_setting(icon="openquote")
class TellerSettings(BaseSiteSetting):
    """Who goes along with tellers, and how long things take, wait and are kept.

    What is kept is in days.
    """

    coordinator = models.CharField(
        "voornaam van de coördinator",
        max_length=40,
        blank=True,
        help_text="Vertellers zien op Mijn verhaal wie er met hun verhaal bezig is. "
        "Leeg: dan staat er ‘de verhalencoördinator’.",
    )
    time_to_read = usual_time("lezen van een nieuw verhaal", "een week")
    time_to_write = usual_time("maken van de tekst", "drie weken")
    time_to_publish = usual_time("plaatsen na het akkoord", "vijf dagen")

    waiting_days = days(
        "wachten mag hooguit",
        14,
        "In dagen. Gebeurt er langer niets, dan staat de verteller op je startscherm.",
    )
    declined_days = days(
        "bewaar wat we niet plaatsen",
        30,
        "In dagen, vanaf het bericht aan de verteller. Daarna wordt alles gewist.",
    )
    unfinished_days = days(
        "bewaar wat niet verstuurd is",
        90,
        "In dagen, sinds de verteller er het laatst aan werkte. Daarna wordt alles gewist.",
    )
    yearly_days = days(
        "vraag opnieuw na",
        365,
        "In dagen. Zo lang na plaatsing, en daarna telkens weer, vragen we de verteller per mail: "
        "sta je er nog achter?",
    )
    silence_days = days(
        "verberg bij stilte na",
        60,
        "In dagen, vanaf die vraag. Geen antwoord? Dan halen we het verhaal van de site. "
        "De verteller kan het zelf terugzetten.",
    )

    panels = [
        MultiFieldPanel(
            ["coordinator", "time_to_read", "time_to_write", "time_to_publish"],
            heading="Wat vertellers op Mijn verhaal lezen",
        ),
        MultiFieldPanel(["waiting_days"], heading="Wachten"),
        MultiFieldPanel(["declined_days", "unfinished_days"], heading="Bewaren"),
        MultiFieldPanel(["yearly_days", "silence_days"], heading="Sta je er nog achter?"),
    ]

    class Meta:
        verbose_name = "termijnen voor vertellers"

    def __str__(self) -> str:
        return "Termijnen voor vertellers"

    @classmethod
    def current(cls) -> "TellerSettings":
        """Return the periods of the site, outside a request as well."""
        return cls.for_site(Site.objects.get(is_default_site=True))
