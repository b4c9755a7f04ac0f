from functools import cached_property

from stories.consent.gate import teller_of
from stories.consent.models import Agreement
from stories.desk.forms import SpellingForm
from stories.desk.spelling import Comparison

from .versions import SayOfVersion


class MarkSpelling(SayOfVersion):
    """Say that an edit is only spelling, so that it needs no new agreement."""

    template_name = "wagtailadmin/desk/spelling.html"
    form_class = SpellingForm
    page_title = "Alleen spelling"
    header_icon = "edit"
    submit_label = "Het is alleen spelling"
    done = "Vastgelegd: alleen spelling. Je kunt de pagina publiceren."

    @cached_property
    def comparison(self) -> Comparison:
        """What changed since the agreement."""
        return Comparison(self.story, teller_of(self.story))

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(comparison=self.comparison, **kwargs)

    def refusal(self) -> str:
        """Return why it is more than spelling; empty when it is not."""
        return self.comparison.refusal

    def say(self, form) -> None:
        """Let the agreement hold for the version."""
        if teller := teller_of(self.story):
            teller.agree(
                self.comparison.parts,
                Agreement.Kind.SPELLING,
                by=self.request.user,
                reason=form.cleaned_data["reason"],
            )
