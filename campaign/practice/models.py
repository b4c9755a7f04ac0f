from django import forms
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.page_body import HEADING, for_readers
from openhartig.blocks.reading import prepare
from openhartig.blocks.text import PAGE_FEATURES, LinkedText
from openhartig.pages.models import BasePage, BasePageQuerySet


class ExampleQuerySet(BasePageQuerySet):
    """Queries over practice examples."""

    def for_cards(self):
        """Fetch what a card shows, in the order of the CMS."""
        # By their keys, or a database may walk through all pages in that order
        examples = self.filter(pk__in=ExamplePage.objects.order_by().values("pk"))
        return examples.prefetch_related("municipalities").defer_streamfields().order_by("path")


class ExampleIndexPage(BasePage):
    """All practice examples."""

    page_description = "Het overzicht van alle praktijkvoorbeelden."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["practice.ExamplePage"]
    max_count = 1
    show_in_menus_default = True

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = "overzicht van praktijkvoorbeelden"
        verbose_name_plural = "overzichten van praktijkvoorbeelden"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        examples = ExamplePage.objects.live().child_of(self).for_cards()
        return super().get_context(request, *args, **kwargs) | {"examples": examples}


class ExamplePage(BasePage):
    """What somebody did in practice, so that others can do it too."""

    page_description = "Een voorbeeld uit de praktijk: wat is er gedaan, en wat leverde het op?"
    parent_page_types = ["practice.ExampleIndexPage"]
    list_template = "practice/example_cards.html"
    subpage_types = []

    aim = RichTextField("doel", blank=True, features=PAGE_FEATURES)
    period = models.CharField("periode", max_length=80, blank=True)
    municipalities = ParentalManyToManyField(
        "region.Municipality", verbose_name="gemeenten", blank=True, related_name="+"
    )
    place = models.CharField(
        "plaats",
        max_length=120,
        blank=True,
        help_text="Voor een voorbeeld van buiten de regio. Bijvoorbeeld: Zuid-Limburg.",
    )
    partners = ParentalManyToManyField(
        "region.Partner", verbose_name="partners", blank=True, related_name="+"
    )
    ambitions = ParentalManyToManyField(
        "policy.AmbitionPage",
        verbose_name="ambities",
        related_name="examples",
        help_text="Bij welke ambitie hoort dit voorbeeld? Kies er minstens één.",
    )
    body = StreamField(page_blocks(), blank=True, verbose_name="wat is er gedaan?")
    result = RichTextField("resultaat", blank=True, features=PAGE_FEATURES)
    contact_name = models.CharField("naam", max_length=120, blank=True)
    contact_email = models.EmailField("e-mailadres", blank=True)
    contact_url = models.URLField("website", blank=True)
    source_label = models.CharField("bron", max_length=200, blank=True)
    source_url = models.URLField("adres van de bron", blank=True)
    licence = models.CharField(
        "licentie", max_length=60, blank=True, help_text="Bijvoorbeeld: CC BY 4.0."
    )
    credit = models.CharField("naamsvermelding", max_length=300, blank=True)

    objects = PageManager.from_queryset(ExampleQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        "introduction",
        "aim",
        MultiFieldPanel(
            [
                "period",
                FieldPanel("municipalities", widget=forms.CheckboxSelectMultiple),
                "place",
                FieldPanel("partners", widget=forms.CheckboxSelectMultiple),
            ],
            heading="Wanneer, waar en met wie?",
        ),
        FieldPanel("ambitions", widget=forms.CheckboxSelectMultiple),
        "body",
        "result",
        MultiFieldPanel(["contact_name", "contact_email", "contact_url"], heading="Contact"),
        MultiFieldPanel(
            ["source_label", "source_url", "licence", "credit"], heading="Bron en licentie"
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("aim"),
        index.SearchField("body"),
        index.SearchField("result"),
    ]

    class Meta:
        verbose_name = "praktijkvoorbeeld"
        verbose_name_plural = "praktijkvoorbeelden"

    @property
    def municipality_names(self) -> list[str]:
        """Where it happened."""
        return [municipality.name for municipality in self.municipalities.all()]

    @property
    def place_names(self) -> str:
        """Where it happened, in one line."""
        return ", ".join([*self.municipality_names, *filter(None, [self.place])])

    @property
    def ambition_numbers(self) -> str:
        """The numbers of the ambitions it belongs to, in one line."""
        return ", ".join(str(ambition.number) for ambition in self.ambitions.all())

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        texts = {name: LinkedText(getattr(self, name)) for name in ("aim", "result")}
        prepare(self.body, texts=texts.values())
        shown = next(for_readers(self.body), None)
        more = ExamplePage.objects.live().sibling_of(self, inclusive=False).for_cards()[:3]
        return super().get_context(request, *args, **kwargs) | {
            "municipalities": list(self.municipalities.all()),
            "partners": list(self.partners.all()),
            "ambitions": [ambition for ambition in self.ambitions.all() if ambition.live],
            "has_loose_start": shown is not None and shown.block_type != HEADING,
            "more_examples": list(more),
            **texts,
        }
