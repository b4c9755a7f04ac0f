from django import forms
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.blocks.text import PAGE_FEATURES, LinkedText
from openhartig.pages.models import BasePage
from stories.models import StoryPage
from stories.models.related import linked_stories


class PolicyPeriod(index.Indexed, models.Model):
    """A regional vision with its years, such as "Meedoen & Wonen 2022-2026"."""

    name = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("naam in adressen", max_length=120, unique=True)
    start_year = models.PositiveSmallIntegerField("eerste jaar")
    end_year = models.PositiveSmallIntegerField("laatste jaar")
    description = models.TextField("omschrijving", blank=True, max_length=600)

    panels = ["name", "slug", FieldRowPanel(["start_year", "end_year"]), "description"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["-start_year"]
        verbose_name = "beleidsperiode"
        verbose_name_plural = "beleidsperiodes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_year__gte=F("start_year")),
                name="period_ends_after_it_starts",
                violation_error_message="Het laatste jaar ligt vóór het eerste jaar.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AmbitionIndexPage(BasePage):
    """All ambitions, by policy period."""

    page_description = "Het overzicht van de ambities, per beleidsperiode."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["policy.AmbitionPage"]
    max_count = 1
    show_in_menus_default = True

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = "overzicht van ambities"
        verbose_name_plural = "overzichten van ambities"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        ambitions = AmbitionPage.objects.live().child_of(self).select_related("period")
        ambitions = ambitions.order_by("-period__start_year", "number").defer_streamfields()
        return super().get_context(request, *args, **kwargs) | {"ambitions": ambitions}


class AmbitionPage(BasePage):
    """One numbered ambition of a policy period, with what puts it into practice."""

    page_description = "Een doel uit het plan van de regio, met een nummer."
    parent_page_types = ["policy.AmbitionIndexPage"]
    subpage_types = []
    served_with = ("period",)

    period = models.ForeignKey(
        PolicyPeriod,
        verbose_name="beleidsperiode",
        on_delete=models.PROTECT,
        related_name="ambitions",
    )
    number = models.PositiveSmallIntegerField("nummer")
    goal = RichTextField("doel", blank=True, features=PAGE_FEATURES)
    body = StreamField(page_blocks(), blank=True, verbose_name="toelichting")

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("period", widget=forms.Select), "number"], heading="Plaats in het beleid"
        ),
        "introduction",
        "goal",
        "body",
        InlinePanel("story_links", heading="Verhalen bij deze ambitie", label="Verhaal"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("goal"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "ambitie"
        verbose_name_plural = "ambities"

    def __str__(self) -> str:
        return f"Ambitie {self.number}: {self.title}"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        stories = linked_stories(self.story_links)
        goal = LinkedText(self.goal)
        prepare(self.body, texts=[goal], images=[story.photo for story in stories])
        return super().get_context(request, *args, **kwargs) | {
            "goal": goal,
            "stories": stories,
        }


class AmbitionStory(Orderable):
    """A story that belongs to an ambition."""

    page = ParentalKey(AmbitionPage, on_delete=models.CASCADE, related_name="story_links")
    story = models.ForeignKey(
        StoryPage, verbose_name="verhaal", on_delete=models.CASCADE, related_name="+"
    )

    panels = ["story"]
