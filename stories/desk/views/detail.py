from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.generic import TemplateView

from stories.consent import gate
from stories.consent.models import Grant, Teller
from stories.consent.obstacles import Kind, Obstacle, kinds_of
from stories.consent.uses import Use
from stories.conversation.contact import has_mail
from stories.conversation.models import Conversation, TellerSettings
from stories.desk.corrections import is_only_spelling
from stories.desk.reading import log_reading
from stories.desk.story_state import state_of, story_of
from stories.desk.terms import erased_on, term_of
from stories.desk.turns import Turn, with_turns
from stories.desk.waiting import days_since, in_words
from stories.desk.weight import notes_of, read_first
from stories.models import StoryPage
from stories.submission.models import Submission

from .base import TellerMixin

Status = Conversation.Status


@dataclass(frozen=True)
class UseState:
    """What a teller last said about one use."""

    use: Use
    grant: Grant | None


class TellerDetail(TellerMixin, TemplateView):
    """Everything about one teller. Who opens this is written down."""

    template_name = "wagtailadmin/desk/teller.html"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        log_reading(request.user, self.teller)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.teller)

    @property
    def parents(self) -> list[dict]:
        return super(TellerMixin, self).parents

    def get_context_data(self, **kwargs) -> dict:
        tellers = with_turns(Teller.objects.filter(pk=self.teller.pk))
        teller = tellers.get()
        story = story_of(teller)
        submission = getattr(teller, "submission", None)
        periods = TellerSettings.current()
        obstacles = obstacles_of(story) if story else []
        grants = list(teller.grants.order_by("-pk").select_related("asked_by", "wording"))
        details = {
            "teller": teller,
            "submission": submission,
            "site_name": _site_name(story, submission),
            "notes": [note.label for note in notes_of(submission, story)],
            "reads_first": teller.pk in read_first(tellers),
            "story": story,
            "can_edit": story and story.permissions_for_user(self.request.user).can_edit(),
            "state": state_of(teller, story),
            "erased_on": erased_on(teller, periods),
            "term": term_of(teller, periods, teller.after_care.open()),
            "obstacles": obstacles,
            "turn": Turn(teller.turn),
            "waiting": in_words(days_since(teller.since)),
            "has_mail": has_mail(teller),
            "uses": list(_last_decisions(grants)),
            "grants": grants,
            "wordings": {grant.wording_id: grant.wording for grant in grants}.values(),
            "agreements": teller.agreements.order_by("-pk").select_related("by"),
            "links": teller.links.order_by("-pk"),
            "moves": teller.moves.select_related("made_by"),
            "signed_forms": teller.signed_forms.order_by("-pk").select_related("uploaded_by"),
            "note": getattr(teller, "note", None),
            "photo": getattr(teller, "photo", None),
            "after_care": teller.after_care.select_related("done_by"),
            "may": Possibilities(teller, story, obstacles, Turn(teller.turn)),
        }
        return super().get_context_data(**kwargs) | details


@dataclass(frozen=True)
class Possibilities:
    """What a coordinator may do for a teller now."""

    teller: Teller
    story: StoryPage | None
    obstacles: list[Obstacle]
    turn: Turn

    @property
    def next(self) -> str:
        """The step that is up to us now; empty when somebody else has to do something."""
        if self.turn != Turn.OURS:
            return ""
        if self.story is None:
            return "draft"
        return "show_text" if self.show_text else "page"

    @property
    def draft(self) -> bool:
        """Whether there is no page yet."""
        return self.story is None

    @property
    def link(self) -> bool:
        """Whether a draft of an editor can become the page of this teller."""
        return self.story is None and self.teller.origin == Teller.Origin.INTERVIEW

    @property
    def show_text(self) -> bool:
        """Whether there is a text that the teller did not agree to yet."""
        is_new = kinds_of(self.obstacles) & {Kind.NO_AGREEMENT, Kind.CHANGED}
        return bool(is_new) and self.teller.conversation.status != Status.DECLINED

    @property
    def decline(self) -> bool:
        """Whether the story can still be refused."""
        is_public = self.story is not None and self.story.live
        return not is_public and self.teller.conversation.status != Status.DECLINED

    @property
    def spelling(self) -> bool:
        """Whether only spelling changed after the agreement."""
        has_changed = Kind.CHANGED in kinds_of(self.obstacles)
        return has_changed and self.story is not None and is_only_spelling(self.story)

    @property
    def confirm(self) -> bool:
        """Whether the teller can say again to stand behind the story."""
        return self.story is not None and (
            self.story.live or bool(self.teller.conversation.hidden_at)
        )

    @property
    def hide(self) -> bool:
        """Whether a story can be taken out of sight because its teller cannot be reached."""
        return self.story is not None and self.story.live


def obstacles_of(story: StoryPage) -> list[Obstacle]:
    """Return what keeps the latest version of a story from the public."""
    return gate.obstacles(story.get_latest_revision_as_object())


def _site_name(story: StoryPage | None, submission: Submission | None) -> str:
    """Return the name that the story has, or will have, on the site; empty when it has none."""
    if story:
        return story.get_latest_revision_as_object().display_name
    return (submission.sent("display_name") if submission else "") or ""


def _last_decisions(grants: list[Grant]) -> Iterator[UseState]:
    """Return what holds now, for every use; `grants` has the newest first."""
    for use in Use:
        yield UseState(use, next((grant for grant in grants if grant.use == use), None))
