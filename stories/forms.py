from openhartig.pages.forms import PageCopyForm, PageForm

DESCRIBE_PHOTO = "Beschrijf de foto, of geef aan dat de foto alleen versiering is."


class StoryForm(PageForm):
    """The form for a story in the CMS. A draft may be unfinished; what is published may not."""

    def clean(self) -> dict:
        """Ask for a description of the photo."""
        cleaned = super().clean()
        described = cleaned.get("photo_alt") or cleaned.get("photo_decorative")
        if cleaned.get("photo") and not described and not self.is_deferred_validation:
            self.add_error("photo_alt", DESCRIBE_PHOTO)
        return cleaned

    def save(self, commit: bool = True):
        """Let a new story begin as a draft, so that it is kept when it may not be public yet."""
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit=commit)


class StoryCopyForm(PageCopyForm):
    """The form to copy a story: a copy is a draft, without the consent of the original."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
