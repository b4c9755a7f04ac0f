"""Keeps the pictures and sounds of stories on the site as their tellers know them."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import ReferenceIndex, get_default_page_content_type

from openhartig.media.forms import DocumentForm, PictureForm
from openhartig.media.models import SiteDocument, SiteImage

from .pages import story_model

IN_A_STORY = (
    "Dit bestand staat in een verhaal op de site. De verteller kent alleen dit bestand. "
    "Voeg een nieuw bestand toe, kies dat in het verhaal en vraag de verteller om akkoord."
)


def is_in_public_story(file) -> bool:
    """Tell whether a picture or document is in somebody's story that is on the site."""
    pages = ReferenceIndex.get_references_to(file).filter(
        base_content_type=get_default_page_content_type()
    )
    stories = story_model().objects.live().filter(is_example=False)
    return stories.filter(pk__in=list(pages.values_list("object_id", flat=True))).exists()


class KeepsPublicFile:
    """A form that refuses another file in the place of one that is in a public story."""

    cleaned_data: dict[str, Any]
    changed_data: list[str]
    instance: SiteImage | SiteDocument

    def clean_file(self):
        """Refuse what would change a story behind the back of its teller.

        Raises:
            ValidationError: the file is in a public story.
        """
        is_replaced = "file" in self.changed_data and self.instance.pk
        if is_replaced and is_in_public_story(self.instance):
            raise ValidationError(IN_A_STORY)
        return self.cleaned_data["file"]


class StoryImageForm(KeepsPublicFile, PictureForm):
    """The form of a picture in the CMS."""


class StoryDocumentForm(KeepsPublicFile, DocumentForm):
    """The form of a document or a sound in the CMS."""
