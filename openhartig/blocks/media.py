from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock as WagtailImageBlock
from wagtail.images.blocks import ImageChooserBlock

from openhartig.input.text import is_blank
from openhartig.media.models import SiteDocument, SiteImage
from openhartig.media.sounds import AUDIO_EXTENSIONS

from .text import INLINE_FEATURES, RichTextBlock
from .video_mistakes import explain
from .video_providers import ProvidedVideo, recognise

NO_WORDS = "Schrijf op wat er in de video gezegd wordt en wat er te zien is."
NO_CAPTIONS = (
    "Zet ondertiteling bij de video, op YouTube of Vimeo zelf. Wordt er niets gezegd? Vink dat aan."
)


class ImageBlock(blocks.StructBlock):
    """A picture: described for who cannot see it, or marked as decoration."""

    image = WagtailImageBlock(label="Afbeelding")
    caption = blocks.CharBlock(label="Bijschrift", max_length=200, required=False)

    class Meta:
        icon = "image"
        label = "Afbeelding"
        description = "Een afbeelding met een beschrijving en eventueel een bijschrift"
        template = "blocks/image.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Show the newest picture of the CMS, or an empty frame when there is none yet."""
        image = SiteImage.objects.order_by("-pk").first()
        if image:
            image.contextual_alt_text, image.decorative = "", True
        return self.normalize({"image": image, "caption": "Zo ziet een bijschrift eruit."})


class VideoValue(blocks.StructValue):
    """The values of a video block, and what follows from its address."""

    @cached_property
    def provided(self) -> ProvidedVideo | None:
        """The provider's video behind the address; None while the address is not complete."""
        return recognise(self.get("url") or "")

    @cached_property
    def described(self) -> ProvidedVideo | None:
        """The version in which somebody tells what is to be seen; None when there is none."""
        return recognise(self.get("described_url") or "")


class VideoBlock(blocks.StructBlock):
    """A video of YouTube or Vimeo, shown as our own poster with a link to the provider.

    It asks for captions and for a text, because either leaves somebody out (WCAG 1.2.2, 1.2.3); who
    is deaf and blind needs the text, and who reads slowly the captions beside the picture.
    """

    url = blocks.URLBlock(
        label="Adres van de video",
        help_text="Plak het adres van de video op YouTube of Vimeo.",
    )
    title = blocks.CharBlock(label="Titel", max_length=160)
    length = blocks.RegexBlock(
        r"\A(?:\d{1,2}:)?[0-5]?\d:[0-5]\d\Z",
        label="Hoe lang duurt de video?",
        required=False,
        help_text="In minuten en seconden, bijvoorbeeld 3:25.",
        error_messages={"invalid": "Schrijf minuten en seconden op als 3:25."},
    )
    poster = ImageChooserBlock(
        label="Stilstaand beeld",
        required=False,
        help_text="Zonder beeld tekenen we zelf een rustig vlak.",
    )
    transcript = RichTextBlock(
        label="Uitgeschreven tekst",
        features=INLINE_FEATURES,
        required=False,
        help_text="Wat wordt er gezegd, en wat is er te zien? "
        "Zo kan iedereen de video volgen, ook zonder beeld of geluid.",
    )
    has_captions = blocks.BooleanBlock(
        label="De video heeft zelf ondertiteling",
        required=False,
        help_text="De speler zet de ondertiteling aan, als het kan in het Nederlands.",
    )
    is_silent = blocks.BooleanBlock(
        label="In de video wordt niets gezegd",
        required=False,
        help_text="Dan is er geen ondertiteling nodig.",
    )
    described_url = blocks.URLBlock(
        label="Versie met gesproken uitleg",
        required=False,
        help_text="Het adres van een versie waarin iemand vertelt wat er te zien is, "
        "voor wie slecht ziet. Nodig als je zonder beeld iets belangrijks mist.",
    )

    class Meta:
        icon = "media"
        label = "Video"
        description = "Een video van YouTube of Vimeo, met uitgeschreven tekst en ondertiteling"
        template = "blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "url": "https://vimeo.com/1084537",
            "title": "Voorbeeldvideo",
            "transcript": "<p>Hier staat wat er in de video gezegd wordt.</p>",
        }

    def clean(self, value: VideoValue) -> VideoValue:
        """Accept only addresses of providers that the site knows, and ask for words to read.

        Raises:
            StructBlockValidationError: an address is not one of YouTube or Vimeo, or there is
                nothing to read for who does not hear or see the video; a draft may miss that.
        """
        cleaned = super().clean(value)
        errors = {
            name: ValidationError(explain(cleaned[name]))
            for name in ("url", "described_url")
            if cleaned[name] and not recognise(cleaned[name])
        }
        if is_blank(strip_tags(cleaned["transcript"].source)):
            cleaned["transcript"] = self.child_blocks["transcript"].normalize("")
            if not self.is_deferred_validation:
                errors["transcript"] = ValidationError(NO_WORDS)
        has_words = cleaned["has_captions"] or cleaned["is_silent"]
        if not has_words and not self.is_deferred_validation:
            errors["has_captions"] = ValidationError(NO_CAPTIONS)
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class AudioBlock(blocks.StructBlock):
    """A sound file on this site, played by the browser itself."""

    title = blocks.CharBlock(label="Titel", max_length=160)
    file = DocumentChooserBlock(label="Geluidsbestand", help_text="Een mp3-, m4a- of ogg-bestand.")
    transcript = RichTextBlock(
        label="Uitgeschreven tekst",
        features=INLINE_FEATURES,
        help_text="Wat is er te horen? Zo kan ook iemand die niet hoort het volgen.",
    )

    class Meta:
        icon = "comment"
        label = "Geluid"
        description = "Een geluidsfragment met uitgeschreven tekst"
        template = "blocks/audio.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Show the player, without sound of its own."""
        file = SiteDocument(title="Voorbeeld", file="audio/voorbeeld.mp3")
        transcript = "<p>Hier staat wat er te horen is.</p>"
        return self.normalize({"title": "Een fragment", "file": file, "transcript": transcript})

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Accept only sound files.

        Raises:
            StructBlockValidationError: the chosen document has another extension.
        """
        cleaned = super().clean(value)
        if cleaned["file"] and cleaned["file"].file_extension.lower() not in AUDIO_EXTENSIONS:
            message = "Kies een geluidsbestand: mp3, m4a of ogg."
            raise blocks.StructBlockValidationError(block_errors={"file": ValidationError(message)})
        return cleaned
