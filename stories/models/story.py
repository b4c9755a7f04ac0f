import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import NotSupportedError, models, transaction
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, PageManager, Revision
from wagtail.search import index

from openhartig.blocks import story_blocks
from openhartig.blocks.reading import prepare, reading_minutes
from openhartig.media.models import SiteImage
from openhartig.pages.models import BasePage
from openhartig.pages.structured_data import article
from stories.consent import gate
from stories.consent.locking import lock
from stories.consent.panels import GatePanel
from stories.forms import DESCRIBE_PHOTO, StoryCopyForm, StoryForm
from stories.models.related import related_stories
from stories.previews import StoryPreviewed

from .choices import ChoiceListField, ContentNote, Perspective
from .queries import WHOSE_STORY, StoryQuerySet

TOLD = {"text", "quote", "dialogue", "translated"}
"""The blocks in which somebody tells, in stored data."""

BOOKKEEPING = {
    COMMENTS_RELATION_NAME,
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
}
"""What Wagtail writes down about a page when somebody saves a draft of it."""

MADE_UP = "Dit verhaal is verzonnen."
"""What is said of an example, beside its label, wherever there is room for a sentence."""

SCHEDULED = "wagtail.publish.scheduled"  # the log action of Wagtail's command `publish_scheduled`


class StoryPage(StoryPreviewed, BasePage):
    """A story of somebody from the region, told as they want it told."""

    page_description = "Een ervaringsverhaal van iemand uit de regio."
    parent_page_types = ["library.StoryIndexPage"]
    subpage_types = []
    served_with = ("photo", "municipality")
    cards_template = "components/story_cards.html"
    exclude_fields_in_copy = ["key", "is_example"]
    base_form_class = StoryForm
    copy_form_class = StoryCopyForm

    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    is_example = models.BooleanField("verzonnen voorbeeld", default=False, editable=False)
    display_name = models.CharField(
        "naam op de site",
        max_length=80,
        blank=True,
        help_text="Precies zoals de verteller het wil. Leeg betekent: anoniem.",
    )
    perspective = models.CharField("wie vertelt", max_length=20, choices=Perspective.choices)
    municipality = models.ForeignKey(
        "region.Municipality",
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Leeg betekent: de regio. Dan is de verteller minder herkenbaar.",
    )
    themes = ParentalManyToManyField(
        "stories.Theme", verbose_name="thema’s", blank=True, related_name="stories"
    )
    content_notes = ChoiceListField(
        "dit verhaal gaat ook over",
        choices_class=ContentNote,
        default=list,
        blank=True,
        help_text="Lezers zien dit vóór het verhaal begint.",
    )
    photo = models.ForeignKey(
        SiteImage,
        verbose_name="foto",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Zonder foto tekent de site zelf een portret van vormen.",
    )
    photo_alt = models.CharField(
        "beschrijving van de foto",
        max_length=200,
        blank=True,
        help_text="Wat is er te zien? Noem geen naam als de verteller anoniem wil blijven.",
    )
    photo_decorative = models.BooleanField("de foto is alleen versiering", default=False)
    body = StreamField(story_blocks(), blank=True, verbose_name="verhaal")
    easy_text = models.TextField(
        "korte versie in makkelijke taal",
        blank=True,
        help_text="Voor wie moeite heeft met lezen. Schrijf korte zinnen met gewone woorden. Laat "
        "tussen alinea’s een regel leeg. Noem niets uit een gevoelig deel. De verteller keurt ook "
        "deze tekst goed. Leeg betekent: er is geen korte versie.",
    )

    minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    has_video = models.BooleanField(default=False, editable=False)
    has_audio = models.BooleanField(default=False, editable=False)
    has_tip = models.BooleanField(default=False, editable=False)

    objects = PageManager.from_queryset(StoryQuerySet)()

    content_panels = [
        GatePanel(),
        TitleFieldPanel("title", help_text="Een zin uit het verhaal werkt vaak het best."),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                "display_name",
                "perspective",
                FieldPanel("municipality", widget=forms.Select),
            ],
            heading="De verteller",
        ),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
                "content_notes",
            ],
            heading="Waar gaat het over?",
        ),
        MultiFieldPanel(["photo", "photo_alt", "photo_decorative"], heading="Foto"),
        FieldPanel("body"),
        FieldPanel("easy_text"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("easy_text"),
        index.SearchField("display_name"),
        index.SearchField("get_perspective_display"),
        index.SearchField("note_labels"),
        index.RelatedFields("themes", [index.SearchField("name")]),
        index.RelatedFields("municipality", [index.SearchField("name")]),
        index.FilterField("perspective"),
        index.FilterField("municipality"),
    ]

    class Meta:
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        indexes = [
            models.Index(
                fields=["perspective", "municipality", "has_video", "has_audio"],
                name="stories_by_choices",
            )
        ]

    @property
    def label(self) -> str:  # type: ignore[override]  # of other pages it is always the same
        """What this story is called before its title, when nobody lived it."""
        return "Voorbeeldverhaal" if self.is_example else ""

    @property
    def description(self) -> str:
        return f"{MADE_UP} {super().description}" if self.is_example else super().description

    @property
    def teller(self) -> str:
        """Who tells, in words for a line below the title."""
        return self.display_name or "Anoniem"

    @property
    def place(self) -> str:
        """Where the teller lives, as precisely as the teller wants."""
        return self.municipality.name if self.municipality else "de regio"

    @property
    def theme_names(self) -> list[str]:
        """The names of the themes."""
        return [theme.name for theme in self.themes.all()]

    @property
    def theme_line(self) -> str:
        """The themes in one line."""
        return ", ".join(self.theme_names)

    @property
    def note_labels(self) -> list[str]:
        """The content notes in words, in a fixed order."""
        return [note.label for note in ContentNote if note in self.content_notes]

    @property
    def ending(self) -> int:
        """The place of the last part in words, for who reads first how it ends.

        0 without one: what a story begins with is no ending.
        """
        kinds = [block.block_type for block in self.body]
        return max((place for place, kind in enumerate(kinds) if kind in TOLD), default=0)

    @property
    def share_image(self) -> SiteImage | None:
        return self.photo

    def save(self, clean: bool = True, **kwargs) -> None:
        """Keep what lists show and filter on beside the story itself.

        Raises:
            ValidationError: the story is public and its photo is not described. The form says so
                earlier; here no other road, such as publishing from a list, passes by it.
            GateClosedError: the story is public without the consent that it needs.
            NotSupportedError: whose story it is has changed.
        """
        described = self.photo_alt or self.photo_decorative
        if clean and self.live and self.photo and not described:
            raise ValidationError({"photo_alt": DESCRIBE_PHOTO})
        self._check_identity()
        written = kwargs.get("update_fields")
        only_notes = written is not None and BOOKKEEPING.issuperset(written)
        with transaction.atomic():
            if self.alias_of_id or (self.live and not only_notes):
                lock(self.key)
                gate.check(self)
            self.derive()
            super().save(clean=clean, **kwargs)

    def derive(self) -> None:
        """Work out from the text what cards show and lists filter on."""
        kinds = {block.block_type for block in self.body}
        self.has_video = "video" in kinds
        self.has_audio = "audio" in kinds
        self.has_tip = "tip" in kinds
        self.minutes = reading_minutes(self.introduction, self.body)

    def publish(self, revision: Revision, *args, log_action=True, **kwargs) -> None:
        """Publish or schedule a version that may pass the gate.

        A schedule whose hour has come while the gate is closed is dropped, so that the pages
        scheduled after it still go live.

        Raises:
            GateClosedError: the version may not be public.
        """
        try:
            with transaction.atomic():
                lock(self.key)
                gate.check(revision.as_object())  # scheduling saves nothing that is public yet
                super().publish(revision, *args, log_action=log_action, **kwargs)
        except gate.GateClosedError:
            if log_action != SCHEDULED:
                raise
            self.revisions.update(approved_go_live_at=None)

    def get_latest_revision_as_object(self) -> "StoryPage":
        """Return the latest version as it was written: the page itself holds what is public."""
        latest = self.get_latest_revision()
        return latest.as_object() if latest else self

    @classmethod
    def from_serializable_data(cls, data: dict, *args, **kwargs) -> "StoryPage | None":
        """Return a story as data from elsewhere describes it: never as a made-up one."""
        return super().from_serializable_data(data | {"is_example": False}, *args, **kwargs)

    def with_content_json(self, content: dict) -> "StoryPage":
        """Return a version of this page; whose story it is, and what is public, stays as it is."""
        version = super().with_content_json(content)
        version.key, version.is_example = self.key, self.is_example
        version.live_revision_id = self.live_revision_id
        return version

    def _check_identity(self) -> None:
        known = StoryPage.objects.filter(pk=self.pk).values_list("key", "is_example").first()
        if known not in (None, (self.key, self.is_example)):
            raise NotSupportedError(WHOSE_STORY)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        related = related_stories(self)
        prepare(self.body, images=[self.photo, *(story.photo for story in related)])
        left_off = gate.left_off(self) if getattr(request, "is_preview", False) else []
        themes = list(self.themes.all())
        return context | {"themes": themes, "related_stories": related, "left_off": left_off}

    def structured_data(self, request: HttpRequest, trail: list[BasePage]) -> list[dict]:
        return [
            article(self, request, author="" if self.is_example else self.display_name),
            *super().structured_data(request, trail),
        ]
