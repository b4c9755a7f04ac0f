from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField

from openhartig.blocks import SocialLinkBlock
from openhartig.blocks.languages import LANGUAGE_FEATURES
from openhartig.blocks.text import INLINE_FEATURES


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """What editors set once for the whole site."""

    select_related = ["cookie_text"]

    question = models.CharField(
        "vraag om over na te denken",
        max_length=160,
        blank=True,
        help_text="Staat groot op de startpagina.",
    )
    question_text = models.TextField("toelichting bij de vraag", blank=True, max_length=400)
    contact_name = models.CharField("naam van het contactpunt", max_length=120, blank=True)
    contact_email = models.EmailField("e-mailadres", blank=True)
    contact_phone = models.CharField("telefoonnummer", max_length=30, blank=True)
    help_strip_text = models.CharField(
        "tekst van de hulpbalk",
        max_length=60,
        default="Hulp nodig?",
        help_text="Staat bovenaan elke pagina, vóór de hulplijnen.",
    )
    footer_text = RichTextField(
        "tekst onderaan",
        blank=True,
        features=[*INLINE_FEATURES, *LANGUAGE_FEATURES],
    )
    social_links = StreamField(
        [("link", SocialLinkBlock())], blank=True, verbose_name="sociale media"
    )
    measurement_id = models.CharField(
        "meet-id van Google Analytics",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^G-[A-Z0-9]{4,16}$", "Een meet-id ziet eruit als G-AB12CD34EF.")
        ],
        help_text="Leeg betekent: niet meten. Met een meet-id vragen we bezoekers om toestemming. "
        "Zet bij Google eerst ‘Uitgebreide meting’ uit: die kan doorgeven op welke links iemand "
        "klikt.",
    )
    cookie_text = models.ForeignKey(
        "cookies.CookieText",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="site_settings",
    )

    panels = [
        MultiFieldPanel(["question", "question_text"], heading="Vraag van de campagne"),
        MultiFieldPanel(["contact_name", "contact_email", "contact_phone"], heading="Contact"),
        "help_strip_text",
        MultiFieldPanel(["footer_text", "social_links"], heading="Onderkant van de site"),
        "measurement_id",
    ]

    class Meta:
        verbose_name = "site-instellingen"

    def __str__(self) -> str:
        return "Site-instellingen"
