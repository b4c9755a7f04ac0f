from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import NotSupportedError, models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import AbstractPage, PageManager, PageViewRestriction, Site
from wagtail.models.pages import AbstractPageMeta, DefaultBasePageMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from openhartig.web.request_state import RequestState

from .addresses import refusal
from .forms import PageCopyForm, PageForm
from .others import SeenByOthers
from .previews import Previewed
from .queries import ONE_BY_ONE, BasePageQuerySet
from .site_settings import SiteSettings
from .structured_data import breadcrumb_list
from .teams import TEAM_PANEL
from .titles import Titled
from .to_fill_in import SaysSomething

__all__ = ["BasePage", "BasePageQuerySet", "SiteSettings"]

SECTIONS = "sections"
"""Under which name the pages right below the home page are kept with a request."""


class BasePage(Titled, Previewed, SaysSomething, SeenByOthers, AbstractPage, DefaultBasePageMixin):
    """What every page of the site has: an introduction and the choices for search engines.

    The site's base page (`WAGTAIL_PAGE_MODEL`), so that lists, search results and the sitemap
    find these fields in one table.
    """

    served_with: tuple[str, ...] = ()
    """Names of relations that a page type needs whenever it is shown."""

    known_as = ""
    """The name by which every page finds the page of this type: `frame.known.stories`."""

    front_of = ""
    """The name of a view below the address of the page, for the one page type that leads to it."""

    questions: tuple[str, ...] = ()
    """The questions in its address that a page of this type knows; see `own_query`."""

    may_be_restricted = True
    """Whether the site has restrictions at all; the query for the page itself tells."""

    base_form_class = PageForm
    copy_form_class = PageCopyForm

    introduction = models.TextField(
        "inleiding",
        blank=True,
        max_length=600,
        help_text="Eén of twee zinnen. Ze staan boven de pagina en in lijsten.",
    )
    noindex = models.BooleanField(
        "niet in zoekmachines",
        default=False,
        help_text="Vraag zoekmachines om deze pagina niet te tonen. "
        "De pagina blijft te vinden op de site zelf.",
    )
    show_in_footer = models.BooleanField(
        "toon onderaan de site",
        default=False,
        help_text="Zet een link naar deze pagina onderaan elke pagina.",
    )

    objects = PageManager.from_queryset(BasePageQuerySet)()

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD]
    subpage_types: list[str]
    private_page_options: list[str] = []  # public or a draft: no list looks for restrictions

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text="Het laatste deel van het adres van de pagina."),
                FieldPanel(
                    "search_description",
                    heading="Omschrijving voor zoekmachines",
                    help_text="Hooguit 155 tekens. Leeg? Dan gebruiken we de inleiding.",
                ),
                FieldPanel("noindex"),
            ],
            heading="Hoe mensen de pagina vinden",
        ),
        TEAM_PANEL,
    ]
    search_fields = [
        *AbstractPage.search_fields,
        *DefaultBasePageMixin.search_fields,
        index.SearchField("introduction"),
        index.FilterField("noindex"),
        index.FilterField("team"),
    ]

    class Meta(AbstractPageMeta):
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
        indexes = [
            models.Index(fields=["url_path"], name="page_by_address"),
            models.Index(
                fields=["-first_published_at", "-id"], condition=Q(live=True), name="newest_pages"
            ),
            models.Index(fields=["depth", "path"], name="pages_by_level"),
            models.Index(fields=["id"], condition=Q(live=False), name="pages_not_live"),
            models.Index(
                fields=["path"], condition=Q(live=True, noindex=False), name="pages_in_sitemap"
            ),
        ]

    def __init_subclass__(cls, **kwargs) -> None:
        """Keep the form that a page type has now: Wagtail gives the base page one of its own."""
        super().__init_subclass__(**kwargs)
        cls.base_form_class = cls.base_form_class

    @property
    def details(self) -> "BasePage":
        """This page as an object of its own type; no query after `with_details()`."""
        is_known = BasePage.content_type.is_cached(self)
        own_type = (self.content_type if is_known else self.cached_content_type).model_class()
        if own_type is None or isinstance(self, own_type):
            return self
        return getattr(self, own_type._meta.model_name)

    def with_own_fields(self) -> "BasePage | None":
        """Return this page with what its own type needs to be shown; None if it just went away."""
        own_type = self.content_type.model_class()
        pages = own_type.objects.live().filter(pk=self.pk)
        if own_type.served_with:
            pages = pages.select_related(*own_type.served_with)
        return pages.first()

    @property
    def type_name(self) -> str:
        """The name of the page type, for the styles and scripts of the page."""
        return self._meta.model_name

    @property
    def path_on_site(self) -> str:
        """The address without a host; every home page stands right below the root of the tree."""
        return "/" + self.url_path.split("/", 2)[2]

    def save(self, *args, **kwargs) -> None:
        """Save the page.

        Raises:
            NotSupportedError: this would publish a page past the conditions of its own type.
        """
        if self.live and self.pk and not isinstance(self, self.specific_class or BasePage):
            self._check_is_live()
        super().save(*args, **kwargs)

    def _check_is_live(self) -> None:
        if BasePage.objects.filter(pk=self.pk, live=False).exists():
            raise NotSupportedError(ONE_BY_ONE)

    def get_latest_revision_as_object(self) -> "BasePage":
        """Return the latest version, as the page's own type sees it."""
        page = self.specific
        if page is self:
            return super().get_latest_revision_as_object()
        return page.get_latest_revision_as_object()

    def _check_slug_is_unique(self) -> None:
        """Refuse an address that no page may have, on every road that checks a page."""
        super()._check_slug_is_unique()
        if reason := refusal(self.get_parent(), self.slug, self):
            raise ValidationError({"slug": reason})

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        """Return a free slug for a title, past those that no page may have."""
        slug = super()._get_autogenerated_slug(base_slug)
        number = 1
        while refusal(self.get_parent(), slug, self):
            number += 1
            slug = super()._get_autogenerated_slug(f"{base_slug}-{number}")
        return slug

    def own_query(self, context: dict) -> str:
        """Return the questions in an address that change this page, in one spelling.

        Args:
            context: what the page was made from.
        """
        return ""

    def get_admin_display_title(self) -> str:
        return self.labelled(super().get_admin_display_title())

    @property
    def description(self) -> str:
        """What search engines and share cards say about this page."""
        return self.search_description or self.introduction

    @property
    def original(self) -> "BasePage":
        """The page that this one repeats, if it is an alias of one that visitors can see."""
        page, seen = self, {self.pk}
        while page.alias_of_id and page.alias_of_id not in seen:
            page = page.alias_of
            seen.add(page.pk)
        return page if page.live else self

    @property
    def share_image(self):
        """The image for share cards, or None for the one of the site."""
        return None

    @staticmethod
    def route_for_request(request: HttpRequest, path: str) -> RouteResult | None:
        """Let the page at an address answer; where there is none walk the tree, as Wagtail does."""
        page = BasePage._at(request, path)
        if page is None:
            return AbstractPage.route_for_request(request, path)
        try:
            return page.route(request, [])
        except Http404:
            return None

    @staticmethod
    def _at(request: HttpRequest, path: str) -> "BasePage | None":
        """Find a page by its whole address, together with the sections.

        The row tells the type of the page, whose own fields are a second query: joining the
        fields of all types would take more time than that.
        """
        site = Site.find_for_request(request)
        if not site:
            return None
        address = site.root_page.url_path + "".join(f"{part}/" for part in path.split("/") if part)
        sections, page = BasePage.objects.sections_and(address, site.root_page)
        RequestState.of(request).keep(SECTIONS, sections)
        own = page and page.with_own_fields()
        if own:
            own.may_be_restricted = page.may_be_restricted
        return own

    def get_url(self, request=None, current_site=None) -> str | None:
        """Return the address on the site of the request.

        Wagtail keeps the addresses of sites for an hour in the cache of each process, and clears
        only its own when somebody moves a home page; asking each time takes a tenth of a page.
        """
        parts = self._parts_on_site_of(request)
        return parts[2] if parts else super().get_url(request, current_site)

    def get_url_parts(self, request=None):
        """Return site, root and address, from the site of the request where there is one."""
        return self._parts_on_site_of(request) or super().get_url_parts(request)

    def _parts_on_site_of(self, request) -> tuple[int, str, str] | None:
        site = Site.find_for_request(request) if isinstance(request, HttpRequest) else None
        if not site or not self.url_path.startswith(site.root_page.url_path):
            return None
        return site.pk, site.root_url, self.url_path[len(site.root_page.url_path) - 1 :]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return the restrictions of this page; without a query when the site has none at all."""
        if not self.may_be_restricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """Leave the page out of the sitemap when search engines should not show it."""
        return [] if self.noindex or self.alias_of_id else super().get_sitemap_urls(request)

    def get_route_paths(self) -> list[str]:
        """Return where visitors may have found this page: a draft leaves no redirect behind."""
        was_public = self.live or self.first_published_at
        return super().get_route_paths() if was_public else []

    def structured_data(self, request: HttpRequest, trail: list["BasePage"]) -> list[dict]:
        """Describe this page in schema.org terms.

        Args:
            request: the request that is answered.
            trail: the pages above this one, from the home page down.
        """
        return [breadcrumb_list([*trail, self], request)] if trail else []
