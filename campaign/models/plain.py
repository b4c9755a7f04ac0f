from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.pages.models import BasePage


class PlainPage(BasePage):
    """A page with a title and a text, such as privacy or contact."""

    page_description = "Een gewone pagina met tekst, zoals Privacy of Contact."
    parent_page_types = ["campaign.HomePage"]
    subpage_types = []

    body = StreamField(page_blocks(), blank=True, verbose_name="tekst")

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "gewone pagina"
        verbose_name_plural = "gewone pagina's"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        return super().get_context(request, *args, **kwargs)
