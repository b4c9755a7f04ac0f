"""How the CMS shows a story before it is public: as it is written, and as visitors will see it."""

from django.http import HttpRequest, HttpResponse

from openhartig.pages.previews import PAGE, Previewed
from stories.consent import gate

FOR_VISITORS = "bezoekers"
"""The page without what the teller did not allow."""


class StoryPreviewed(Previewed):
    """A story of which visitors may see less than what is written."""

    checked_part = ".story-head-text, [data-story], [data-preview]"
    list_template = "components/story_cards.html"

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        page, *others = super().preview_modes
        return [page, (FOR_VISITORS, "Zoals bezoekers het zien"), *others]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the story, without what was not allowed wherever visitors are meant."""
        if mode_name != PAGE:
            gate.leave_off(self, gate.teller_of(self))
        shown = PAGE if mode_name == FOR_VISITORS else mode_name
        return super().serve_preview(request, shown)
