from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from wagtail.fields import StreamField
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.pages.models import BasePage

from .helpline import Helpline


class HelpPage(BasePage):
    """Where somebody can turn to: all helplines, the urgent ones first."""

    page_description = "De pagina met alle hulplijnen."
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    known_as = "help"
    stands_without_text = True

    body = StreamField(page_blocks(), blank=True, verbose_name="tekst onder de hulplijnen")

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "hulppagina"
        verbose_name_plural = "hulppagina’s"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        helplines = Helpline.of(request)
        return super().get_context(request, *args, **kwargs) | {
            "urgent": [helpline for helpline in helplines if helpline.urgent],
            "others": [helpline for helpline in helplines if not helpline.urgent],
        }

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Show the page, and say until when it is right: the month of a check goes by itself."""
        response = super().serve(request, *args, **kwargs)
        ends = [end for helpline in Helpline.of(request) if (end := helpline.shows_check_until)]
        if ends:
            response["Expires"] = http_date(min(ends).timestamp())
        return response
