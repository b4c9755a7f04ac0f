from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from campaign.policy.models import AmbitionPage
from campaign.practice.models import ExamplePage
from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.media.renditions import prefetch_renditions
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.models import StoryPage
from stories.models.related import linked_stories

STORIES = 4
CHOSEN_STORIES = 3
EXAMPLES = 3


class HomePage(BasePage):
    """The front door: an invitation to talk, and the way to everything else."""

    page_description = "De startpagina van de site."
    parent_page_types = ["pages.BasePage"]
    max_count = 1

    heading = models.CharField(
        "kop",
        max_length=80,
        help_text="Het laatste woord krijgt de kleur van het hart.",
    )

    content_panels = [
        TitleFieldPanel("title"),
        "heading",
        "introduction",
        InlinePanel(
            "story_links",
            heading="Gekozen verhalen",
            label="Verhaal",
            max_num=CHOSEN_STORIES,
            help_text="Deze verhalen staan bovenaan. Daarna volgen vanzelf de nieuwste.",
        ),
    ]

    class Meta:
        verbose_name = "startpagina"
        verbose_name_plural = "startpagina’s"

    @property
    def heading_words(self) -> tuple[str, str]:
        """The heading in two parts: all but the last word, and the last word."""
        start, _, end = self.heading.rpartition(" ")
        return start, end

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        chosen = linked_stories(self.story_links)
        others = StoryPage.objects.live().exclude(pk__in=[story.pk for story in chosen])
        newest = others.newest_first().for_cards()[: STORIES - len(chosen)]
        stories = [*chosen, *newest]
        prefetch_renditions(story.photo for story in stories)
        told_in = StoryPage.objects.live().exclude(municipality=None).values("municipality")
        ambitions = AmbitionPage.objects.live().select_related("period").defer_streamfields()
        return super().get_context(request, *args, **kwargs) | {
            "stories": stories,
            "places": list(Municipality.objects.filter(pk__in=told_in)),
            "ambitions": list(ambitions.order_by("-period__start_year", "number")),
            "examples": list(ExamplePage.objects.live().for_cards()[:EXAMPLES]),
        }

    def structured_data(self, request: HttpRequest, trail: list[BasePage]) -> list[dict]:
        return [
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": self.title,
                "description": self.description,
                "inLanguage": "nl",
                "url": self.get_full_url(request),
            }
        ]


class HomeStory(Orderable):
    """A story that editors chose for the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="story_links")
    story = models.ForeignKey(
        StoryPage, verbose_name="verhaal", on_delete=models.CASCADE, related_name="+"
    )

    panels = ["story"]


class PlainPage(BasePage):
    """A page with a title and a text, such as privacy or contact."""

    page_description = "Een gewone pagina met tekst, zoals Privacy of Contact."
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    body = StreamField(page_blocks(), blank=True, verbose_name="tekst")

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "gewone pagina"
        verbose_name_plural = "gewone pagina’s"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        return super().get_context(request, *args, **kwargs)
