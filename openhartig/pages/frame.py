"""What surrounds every page: the menu, the links in the footer and the trail to the page."""

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.blocks import StreamValue
from wagtail.models import Site

from openhartig.web.request_state import RequestState

from .models import SECTIONS, BasePage, SiteSettings
from .site_settings import chosen_pages


class Frame:
    """The parts that all pages of one request share; each is fetched once, when first used."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> "Frame":
        """Return the frame of a request, the same one at every call."""
        return RequestState.of(request).once(cls, lambda: cls(request))

    @property
    def site(self) -> Site | None:
        """The site that answers, kept with the request."""
        return Site.find_for_request(self.request)

    @property
    def root_url(self) -> str:
        """The whole address of the site, without a slash at the end."""
        return self.site.root_url if self.site else ""

    @property
    def home(self) -> BasePage | None:
        """The home page, as the base type."""
        return self.site.root_page if self.site else None

    @property
    def sections(self) -> list[BasePage]:
        """The live pages directly below the home page, in the order of the CMS."""
        return RequestState.of(self.request).once(SECTIONS, self._fetch_sections)

    def _fetch_sections(self) -> list[BasePage]:
        if not self.home:
            return []
        return list(BasePage.objects.child_of(self.home).live().select_related("content_type"))

    @cached_property
    def settings(self) -> SiteSettings:
        """The settings that editors made for this site."""
        return SiteSettings.for_request(self.request)

    @property
    def menu(self) -> list[BasePage]:
        """The sections that editors put in the menu; on a new site what their types say."""
        chosen = self._chosen(self.settings.menu)
        return chosen or [page for page in self.sections if page.show_in_menus]

    @property
    def footer_links(self) -> list[BasePage]:
        """The sections that editors put at the bottom of the site."""
        chosen = self._chosen(self.settings.footer)
        return chosen or [page for page in self.sections if page.show_in_footer]

    def _chosen(self, value: StreamValue) -> list[BasePage]:
        sections = {page.pk: page for page in self.sections}
        return [sections[number] for number in chosen_pages(value) if number in sections]

    @cached_property
    def known(self) -> dict[str, BasePage]:
        """The first section of each page type that says which one it is: see `known_as`."""
        typed = [(page.content_type.model_class(), page) for page in reversed(self.sections)]
        return {own.known_as: page for own, page in typed if own and own.known_as}

    def trail(self, page: BasePage | None) -> list[BasePage]:
        """Return the pages above a page, from the home page down."""
        if not page or not page.pk or not self.home or page.depth <= self.home.depth:
            return []
        trail = [self.home, *(s for s in self.sections if page.is_descendant_of(s))]
        if len(trail) == page.depth - self.home.depth:
            return trail
        return list(page.get_ancestors().filter(depth__gte=self.home.depth))
