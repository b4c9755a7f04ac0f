"""What the list of stories says of each: may it go public, whose turn is it, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Revision, WorkflowState, get_default_page_content_type

from openhartig.blocks.reading import leaves, without_markup
from openhartig.blocks.text import LinkedText
from openhartig.pages.teams import is_ours, ours, visible
from openhartig.web.request_state import RequestState
from stories.consent.content import parts_of
from stories.consent.many import latest_versions, obstacles_of, read, tellers_of
from stories.consent.models import Teller
from stories.consent.obstacles import Kind, Obstacle, kinds_of
from stories.consent.road import STAGE_OF, Stage
from stories.conversation.models import Move
from stories.models import StoryPage

TEXTS = ("title", "introduction", "easy_text", "display_name")
HAS_DRAFT = Q(live=False) | Q(has_unpublished_changes=True)


class Turn(TextChoices):
    """Who has to do something before a story, or a new version of it, is on the site."""

    TELLER = "verteller", "De verteller"
    COORDINATOR = "verhalencoordinator", "De verhalencoördinator"
    SECOND_EDITOR = "tweede-redacteur", "Een tweede redacteur"
    EDITORS = "redactie", "De redactie"
    WRITER = "schrijver", "De schrijver: doorsturen"
    NOBODY = "niemand", "Niemand"


@dataclass
class Standing:
    """How far a story is, as one person may know it.

    Attributes:
        story: the version that this person works on: the latest, or what visitors see.
        obstacles: what keeps it from the public.
        turn: who has to do something.
        is_draft: whether it is about a version that is not public yet.
        planned: when that goes on the site by itself.
    """

    story: Any
    obstacles: list[Obstacle] = field(default_factory=list)
    turn: Turn = Turn.NOBODY
    is_draft: bool = False
    planned: datetime | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether nothing keeps it from the public."""
        return not self.obstacles

    @property
    def missing(self) -> str:
        """The first thing in the way, in a few words."""
        kinds = kinds_of(self.obstacles)
        if Kind.PAUSED in kinds:
            return "op pauze"
        if Kind.HELD in kinds:
            return "verborgen"
        stages = [STAGE_OF[kind] for kind in kinds if kind in STAGE_OF]
        return min(stages).label.lower() if stages else "is alles verzonnen?" if kinds else ""


class Overview:
    """The stories in the list of one person, with few queries for any number of them."""

    def __init__(self, user) -> None:
        self.user = user

    @classmethod
    def of(cls, request: HttpRequest) -> "Overview":
        """Return the overview for a request, the same one at every call."""
        return RequestState.of(request).once(cls, lambda: cls(request.user))

    @cached_property
    def drafts(self) -> dict[int, Standing]:
        """Every story of which this person works on a version that is not public, by number."""
        return _standings(self.versions)

    @cached_property
    def versions(self) -> dict[int, Any]:
        """What those stories say."""
        mine = StoryPage.objects.filter(HAS_DRAFT).filter(ours(self.user))
        return latest_versions(mine.defer_streamfields())

    @cached_property
    def public(self) -> list[StoryPage]:
        """The other stories, as visitors see them."""
        known = StoryPage.objects.filter(visible(self.user)).exclude(pk__in=self.versions)
        return list(known.only("municipality", "photo", "content_notes").prefetch_related("themes"))

    @property
    def stories(self) -> list[StoryPage]:
        """Every story, as this person works on it."""
        return [*self.versions.values(), *self.public]

    def standings(self, stories: Iterable[StoryPage]) -> dict[int, Standing]:
        """Return how far some stories are, by number."""
        rows = {story.pk: story for story in stories}
        mine = [row for row in rows.values() if _has_draft(row) and is_ours(self.user, row)]
        found = {number: Standing(row) for number, row in rows.items()}
        return found | _standings(latest_versions(mine))

    def saying(self, words: str) -> set[int]:
        """Return the drafts that say all of some words."""
        wanted = words.casefold().split()
        return {
            number
            for number, version in self.versions.items()
            if all(word in _text_of(version) for word in wanted)
        }


def _has_draft(story: StoryPage) -> bool:
    return not story.live or story.has_unpublished_changes


def _standings(versions: dict[int, Any]) -> dict[int, Standing]:
    """Return how far some versions are that are not public."""
    tellers = tellers_of(versions.values(), Teller.objects.select_related("conversation"))
    obstacles = obstacles_of(list(versions.values()), tellers)
    shown, planned, reviews = _shown(tellers), _planned(versions), _reviews(versions)
    found = {}
    for number, version in versions.items():
        is_shown = parts_of(version) == shown.get(version.key)
        turn = _turn(version, obstacles[number], is_shown, reviews.get(number))
        if number in planned and not obstacles[number]:
            turn = Turn.NOBODY
        found[number] = Standing(version, obstacles[number], turn, True, planned.get(number))
    return found


def _planned(versions: dict[int, Any]) -> dict[int, datetime]:
    """Return when each story that is planned goes on the site."""
    revisions = _about(Revision.objects.filter(approved_go_live_at__isnull=False), versions)
    return {
        int(number): moment
        for number, moment in revisions.values_list("object_id", "approved_go_live_at")
    }


def _shown(tellers: dict) -> dict:
    """Return the digests of the text that each teller got to see last."""
    moves = Move.objects.filter(teller__in=tellers.values(), kind=Move.Kind.READY)
    last: dict[int, Move] = {}
    for move in moves.select_related("revision"):
        last.setdefault(move.teller_id, move)
    keys = {teller.pk: teller.key for teller in tellers.values()}
    contents = {
        keys[move.teller_id]: move.revision.content for move in last.values() if move.revision
    }
    versions = read(contents.values())
    return {key: parts_of(version) for key, version in zip(contents, versions, strict=True)}


def _reviews(versions: dict) -> dict[int, str]:
    """Return the status of the review of each story that is in one."""
    states = _about(WorkflowState.objects.active(), versions)
    return {int(number): status for number, status in states.values_list("object_id", "status")}


def _about(rows: QuerySet, versions: dict[int, Any]) -> QuerySet:
    """Return the rows that say of which page they are, by a number in words."""
    kind = get_default_page_content_type()
    return rows.filter(base_content_type=kind, object_id__in=[str(number) for number in versions])


def _turn(version, obstacles: list[Obstacle], is_shown: bool, review: str | None) -> Turn:
    kinds = kinds_of(obstacles)
    stages = {STAGE_OF[kind] for kind in kinds if kind in STAGE_OF}
    if Stage.CONSENT in stages:
        return Turn.COORDINATOR
    if Stage.AGREED in stages:
        return Turn.TELLER if is_shown else Turn.COORDINATOR
    if Kind.HELD in kinds:
        return Turn.COORDINATOR
    if Kind.PAUSED in kinds:
        return Turn.TELLER
    if review != WorkflowState.STATUS_IN_PROGRESS and not version.is_example:
        return Turn.WRITER
    return Turn.SECOND_EDITOR if Kind.SECOND_EDITOR in kinds else Turn.EDITORS


def _text_of(version: StoryPage) -> str:
    """Return all words of a version, without what the text editor adds."""
    values = [getattr(version, name) for name in TEXTS]
    for value in leaves(version.body):
        values.append(without_markup(value.source) if isinstance(value, LinkedText) else value)
    return " ".join(value for value in values if isinstance(value, str)).casefold()
