from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import PageChooserBlock, StreamValue
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField

from openhartig.blocks import SocialLinkBlock
from openhartig.blocks.languages import LANGUAGE_FEATURES
from openhartig.blocks.text import INLINE_FEATURES

NOT_A_SECTION = "Kies een pagina die direct onder de startpagina staat. Dat is niet zo bij: {}."


def chosen_pages(value: StreamValue) -> Iterator[int]:
    """Yield the numbers of the pages in a list, in its order, without asking for the pages."""
    yield from (row["value"] for row in value.raw_data if row["value"])


def pages_field(name: str, help_text: str) -> StreamField:
    """Return a list of pages that editors put in order."""
    page = PageChooserBlock(label="Pagina")
    return StreamField([("page", page)], blank=True, verbose_name=name, help_text=help_text)


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
    menu = pages_field(
        "menu",
        "Sleep aan een rij voor een andere volgorde. Zoeken, delen en hulp staan achteraan.",
    )
    footer = pages_field(
        "links onderaan",
        "Sleep aan een rij voor een andere volgorde. De cookies staan achteraan.",
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

    around_pages = [
        FieldPanel("menu"),
        FieldPanel("footer"),
        MultiFieldPanel(["footer_text", "social_links"], heading="Onderkant van de site"),
        "help_strip_text",
    ]
    other_panels = [
        MultiFieldPanel(["question", "question_text"], heading="Vraag van de campagne"),
        MultiFieldPanel(["contact_name", "contact_email", "contact_phone"], heading="Contact"),
        "measurement_id",
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(around_pages, heading="Menu en onderkant"),
            ObjectList(other_panels, heading="Vraag, contact en meten"),
        ]
    )

    class Meta:
        verbose_name = "site-instellingen"

    def __str__(self) -> str:
        return "Site-instellingen"

    def clean(self) -> None:
        """Take only sections: every page knows those already, and a menu leads to nothing deeper.

        Raises:
            ValidationError: another page was chosen.
        """
        super().clean()
        for name in ("menu", "footer"):
            pages = [child.value for child in getattr(self, name) if child.value]
            deeper = [page.title for page in pages if not page.is_child_of(self.site.root_page)]
            if deeper:
                raise ValidationError({name: NOT_A_SECTION.format(", ".join(deeper))})
