from django import forms
from wagtail.admin.forms import WagtailAdminModelForm


class LanguageOnlyForm(WagtailAdminModelForm):
    """A form for a part of the cookie question, with the mark that the meaning stays the same."""

    language_only = forms.BooleanField(
        label="Alleen taal",
        required=False,
        help_text="Zet dit aan als je alleen de taal verbetert. Verandert het doel, de aanbieder "
        "of wat er bewaard wordt? Laat het dan uit: bezoekers krijgen de vraag opnieuw.",
    )

    def save(self, commit: bool = True):
        """Tell the receivers of the signal what the editor said of this change."""
        self.instance.language_only = self.cleaned_data["language_only"]
        return super().save(commit)
