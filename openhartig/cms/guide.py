"""The guide for editors inside the CMS: the chapters of `docs/editors.md`, by role."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from openhartig.roles.models import Role

FILE = "docs/editors.md"
FOR = re.compile(r"\A\*Voor: (?P<roles>[^*]+)\*\n")


@dataclass(frozen=True)
class Chapter:
    """A chapter of the guide.

    Attributes:
        roles: the names of the roles that it is for; empty when it is for everybody.
        text: what it says, in Markdown.
    """

    title: str
    roles: frozenset[str]
    text: str

    @property
    def slug(self) -> str:
        return slugify(self.title)

    @property
    def url(self) -> str:
        return reverse("guide_chapter", args=[self.slug])

    def is_for(self, roles: set[str]) -> bool:
        """Tell whether somebody with these roles needs it."""
        return not self.roles or bool(self.roles & roles)

    def as_html(self) -> SafeString:
        """Return what it says, its headings one level up: the title is that of the screen."""
        markdown = MarkdownIt("js-default")  # the kind that lets no HTML through
        tokens = markdown.parse(self.text)
        for token in tokens:
            if token.type.startswith("heading_"):
                token.tag = f"h{int(token.tag[1:]) - 1}"
        return mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308


@cache
def chapters() -> dict[str, Chapter]:
    """Return the chapters in their order, by the last part of their address."""
    parts = (settings.PROJECT_DIR / FILE).read_text().split("\n## ")[1:]
    found = (_chapter(*part.split("\n", 1)) for part in parts)
    return {chapter.slug: chapter for chapter in found}


def _chapter(title: str, text: str) -> Chapter:
    text = text.lstrip("\n")
    named = FOR.match(text)
    roles = named["roles"].split(", ") if named else []
    return Chapter(title, frozenset(roles), text[named.end() :] if named else text)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the chapters: those for this person first."""

    template_name = "wagtailadmin/guide/index.html"
    page_title = "Gids"
    header_icon = "help"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        roles = set(Role.objects.filter(group__user=user.pk).values_list("name", flat=True))
        own = [c for c in chapters().values() if user.is_superuser or c.is_for(roles)]
        others = [c for c in chapters().values() if c not in own]
        return super().get_context_data(**kwargs) | {"own": own, "others": others}


class ChapterView(GuideView):
    """Shows one chapter."""

    template_name = "wagtailadmin/guide/chapter.html"

    @property
    def chapter(self) -> Chapter:
        """The chapter that the address names; it raises Http404 when there is none."""
        try:
            return chapters()[self.kwargs["slug"]]
        except KeyError:
            raise Http404 from None

    def get_page_title(self) -> str:
        return self.chapter.title

    def get_breadcrumbs_items(self) -> list[dict]:
        start, here = super().get_breadcrumbs_items()
        return [start, {"url": reverse("guide"), "label": GuideView.page_title}, here]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"chapter": self.chapter}
