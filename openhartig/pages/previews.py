"""How the CMS shows a page before it is public, and which part of that its checks look at."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin

PAGE = ""
"""The mode of Wagtail: the page itself."""

CARDS = "kaarten"
"""The page as it stands elsewhere: in a list, among what was found, and where it is shared."""


class Previewed:
    """A page that can be seen in the CMS as itself and as it stands elsewhere.

    Attributes:
        checked_part: the selector of what somebody writes on the page: the checks look at that.
        list_template: how a list shows such a page, as `stories` or `examples`.
        cards_template: how search shows pages of this type: side by side, as `stories` fetched by
            `for_cards()`.
    """

    checked_part = "main"
    list_template = ""
    cards_template = ""
    introduction: str

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """What an editor may choose from; a list of pages is seen as itself only."""
        elsewhere = (
            [] if isinstance(self, RoutablePageMixin) else [(CARDS, "In een lijst en gedeeld")]
        )
        return [(PAGE, "De pagina"), *elsewhere]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page in one of its modes."""
        if mode_name != CARDS:
            return super().serve_preview(request, mode_name)  # type: ignore[misc]  # of Wagtail
        excerpt = [{"text": self.introduction}]
        context = {"page": self, "pages": [self], "excerpt": excerpt}
        return TemplateResponse(request, "previews/cards.html", context)
