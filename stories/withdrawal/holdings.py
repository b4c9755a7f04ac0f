"""What the site holds of one story: its pages, versions, addresses and files."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from openhartig.media.models import SiteDocument, SiteImage
from openhartig.pages.models import BasePage
from stories.consent.models import Grant, Teller
from stories.models import StoryPage

from .addresses import addresses_of, old_paths, redirects_of, revisions_of, without_others
from .models import StoryFile

BLOCK_NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Holdings:
    """Finds what belongs to a story. Made anew for every step, so that it is never out of date."""

    def __init__(self, key: UUID) -> None:
        self.key = key

    @property
    def teller(self) -> Teller | None:
        """The person who tells the story."""
        return Teller.objects.filter(key=self.key).first()

    @cached_property
    def page(self) -> StoryPage | None:
        """The page of the story; no other page with this story can be public."""
        return StoryPage.objects.filter(key=self.key).first()

    @cached_property
    def pages(self) -> list[StoryPage]:
        """The page of the story, and its copies and aliases as far as nobody else tells them."""
        return [*filter(None, [self.page]), *(c for c in self._copies if not _has_teller(c))]

    @property
    def reused(self) -> list[StoryPage]:
        """Pages that began as a copy of this story and became the story of somebody else."""
        return [copy for copy in self._copies if _has_teller(copy)]

    @cached_property
    def revisions(self) -> list[Revision]:
        """All versions of the pages."""
        return list(revisions_of(self.pages))

    @property
    def addresses(self) -> set[str]:
        """Every address where visitors found the story, but for those another page has now."""
        page = self.page
        if page is None or not (page.live or page.first_published_at):
            return set()
        found = addresses_of([page])
        return without_others(found | old_paths(redirects_of([page], found)), [page])

    @property
    def own_addresses(self) -> set[str]:
        """Every address of the pages, also of drafts that were never public."""
        return addresses_of(self.pages)

    @property
    def redirects(self) -> list[Redirect]:
        """The redirects that lead to the pages, or away from an address of theirs."""
        return redirects_of(self.pages, self.own_addresses)

    @property
    def texts(self) -> Iterator[str]:
        """Every text in every version."""
        for content in [
            *(page.serializable_data() for page in self.pages),
            *(version.content for version in self.revisions),
        ]:
            yield from _strings(content)

    @property
    def workers(self) -> set[int]:
        """The numbers of the users who worked on the pages, or met the teller."""
        log = PageLogEntry.objects.filter(page__in=_keys(self.pages))
        met = Grant.objects.filter(teller__key=self.key)
        return {
            *(page.owner_id for page in self.pages),
            *(version.user_id for version in self.revisions),
            *log.values_list("user_id", flat=True),
            *met.values_list("asked_by_id", flat=True),
        } - {None}

    @property
    def files(self) -> QuerySet[StoryFile]:
        """What was remembered of every file that a version ever named."""
        return StoryFile.objects.filter(key__in={self.key, *(page.key for page in self.pages)})

    def media(self) -> tuple[list[SiteImage | SiteDocument], int]:
        """Return the pictures and files of all versions there ever were that nothing else uses.

        Returns:
            Those, and how many others are used elsewhere.
        """
        elsewhere = references(drafts_of_others(self.pages))
        own = {("basepage", str(page.pk)) for page in self.pages}
        only_here, shared = [], 0
        for model in (SiteImage, SiteDocument):
            of_model = ContentType.objects.get_for_model(model).pk
            found = [item for item in self._referenced if item[0] == of_model]
            for item in model.objects.filter(pk__in=[number for _, number in found]):
                users = ReferenceIndex.get_references_to(item).values_list(
                    "base_content_type__model", "object_id"
                )
                if (of_model, str(item.pk)) in elsewhere or set(users) - own:
                    shared += 1
                else:
                    only_here.append(item)
        return only_here, shared

    @property
    def _referenced(self) -> set[tuple[int, str]]:
        now = references([*self.pages, *(version.as_object() for version in self.revisions)])
        return now.union(self.files.values_list("content_type", "object_id"))

    @cached_property
    def _copies(self) -> list[StoryPage]:
        """Later stories that have a block of this one: a copy keeps the numbers of its blocks."""
        if self.page is None:
            return []
        stories = StoryPage.objects.annotate(text=Cast("body", TextField()))
        versions = Revision.page_revisions.annotate(text=Cast("content", TextField()))
        found: set[int] = set()
        for some in batched(sorted(self._block_numbers)):
            shares = reduce(or_, (Q(text__contains=number) for number in some))
            found |= set(stories.filter(shares).values_list("pk", flat=True))
            found |= set(map(int, versions.filter(shares).values_list("object_id", flat=True)))
        later = StoryPage.objects.filter(pk__gt=self.page.pk, is_example=False)
        return list(later.filter(Q(pk__in=found) | Q(alias_of=self.page)))

    @property
    def _block_numbers(self) -> set[str]:
        if self.page is None:
            return set()
        texts = [version.content.get("body") or "" for version in revisions_of([self.page])]
        stored = json.dumps(self.page.body.get_prep_value(), cls=DjangoJSONEncoder)
        return set(BLOCK_NUMBER.findall(" ".join([stored, *texts])))


def batched(items: list[str], size: int = 100) -> Iterator[list[str]]:
    """Return some items at a time: a condition on all of them may be too long for a database."""
    return (items[start : start + size] for start in range(0, len(items), size))


def references(objects: Iterable[Model]) -> set[tuple[int, str]]:
    """Return the content type and the number of everything that some objects refer to."""
    return {
        (reference[0], str(reference[1]))
        for item in objects
        for reference in ReferenceIndex._extract_references_from_object(item)
    }


def _has_teller(page: StoryPage) -> bool:
    return Teller.objects.filter(key=page.key).exists()


def _keys(objects: Iterable[Model]) -> list[int]:
    return [item.pk for item in objects]


def drafts_of_others(pages: list[StoryPage]) -> Iterator[BasePage]:
    """Return what waits to be published on other pages: Wagtail's index knows only the pages."""
    waiting = Q(has_unpublished_changes=True) | Q(live=False)
    others = BasePage.objects.filter(waiting).exclude(pk__in=_keys(pages))
    numbers = others.exclude(latest_revision=None).values_list("latest_revision", flat=True)
    scheduled = Q(approved_go_live_at__isnull=False)
    ours = revisions_of(pages).values("pk")
    for version in Revision.page_revisions.filter(Q(pk__in=numbers) | scheduled).exclude(
        pk__in=ours
    ):
        yield version.as_object()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
