"""What a teller gets to see on the private page: where the story is, and which version of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from stories.consent.content import has_agreed_text, parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.parts import TEXT, Role, fields_of, labels_of
from stories.consent.uses import Use
from stories.conversation.models import Conversation, TellerPhoto, TellerSettings
from stories.models import StoryPage
from stories.submission.models import Submission

from .changes import Changes, compare, paragraphs_of, plain_paragraphs
from .versions import Version

Status = Conversation.Status
MOST_REVISIONS = 20


class Standing(StrEnum):
    """Where a story is; each has a template in templates/my_story/standing/."""

    UNFINISHED = "unfinished"
    RECEIVED = "received"
    QUESTION = "question"
    DRAFTING = "drafting"
    READY = "ready"
    AGREED = "agreed"
    LIVE = "live"
    PAUSED = "paused"
    HIDDEN = "hidden"
    REFUSED = "refused"
    DECLINED = "declined"


class Overview:
    """Everything that the private page tells one teller."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.conversation = teller.conversation

    @cached_property
    def story(self) -> StoryPage | None:
        """The page of the story, once there is a draft."""
        return StoryPage.objects.filter(key=self.teller.key).first()

    @cached_property
    def granted(self) -> set[Use]:
        """What the teller allows now."""
        return self.teller.granted

    @cached_property
    def agreement(self) -> Agreement | None:
        """The last agreement."""
        return self.teller.agreement

    @cached_property
    def standing(self) -> Standing:
        """Where the story is."""
        teller = self.teller
        if self.conversation.status in {Status.UNFINISHED, Status.DECLINED}:
            return Standing(self.conversation.status)
        if teller.paused_at:
            return Standing.PAUSED
        if self.conversation.hidden_at:
            return Standing.HIDDEN
        if Use.SITE_TEXT not in self.granted:
            return Standing.REFUSED
        if self.is_live:
            return Standing.LIVE
        if self.awaits_agreement:
            return Standing.READY
        if self.conversation.status == Status.ASKED:
            return Standing.QUESTION
        if self.draft and self.draft.is_covered_by(self.agreement):
            return Standing.AGREED
        if self.story or self.conversation.status == Status.ACCEPTED:
            return Standing.DRAFTING
        return Standing.RECEIVED

    @property
    def standing_template(self) -> str:
        """The template that says where the story is, and the one thing to do next."""
        return f"my_story/standing/{self.standing}.html"

    @property
    def is_asked_again(self) -> bool:
        """Whether the yearly question waits for an answer; a hidden story asks it by itself."""
        return bool(self.standing == Standing.LIVE and self.conversation.asked_again_at)

    @property
    def is_live(self) -> bool:
        """Whether readers can see the story now."""
        return bool(self.story and self.story.live)

    @property
    def may_decide(self) -> bool:
        """Whether there is anything to allow, refuse, pause or show again."""
        return self.standing not in {Standing.UNFINISHED, Standing.DECLINED}

    @property
    def may_pause(self) -> bool:
        """Whether the story is on the site, or could be put there at any moment."""
        return self.standing in {Standing.LIVE, Standing.AGREED}

    @property
    def question(self) -> str:
        """What the coordinator asks or explains now."""
        waits = self.conversation.status in {Status.ASKED, Status.DECLINED}
        return (self.conversation.question or "") if waits else ""

    @property
    def erased_on(self) -> datetime:
        """When a story that was not sent, or is not published, is erased by itself."""
        periods = TellerSettings.current()
        if self.standing == Standing.UNFINISHED and self.submission:
            return self.submission.updated_at + timedelta(days=periods.unfinished_days)
        return self.conversation.status_changed_at + timedelta(days=periods.declined_days)

    @cached_property
    def draft(self) -> Version | None:
        """The newest version, which editors may still be working on."""
        if not self.story:
            return None
        return Version(self.story.get_latest_revision_as_object(), self.granted)

    @cached_property
    def awaits_agreement(self) -> bool:
        """Whether the teller is asked to look at a version that is new to them."""
        shown_at = self._moves.get("ready")
        if not shown_at or not self.draft or self.remark_is_new:
            return False
        is_answered = self.agreement is not None and self.agreement.agreed_at > shown_at
        return not is_answered and not self.draft.is_covered_by(self.agreement)

    @property
    def remark_is_new(self) -> bool:
        """Whether the coordinator has yet to do something with what the teller wrote."""
        remark_at = self.conversation.remark_at
        handled = [self._moves.get(kind) for kind in ("ready", "question", "read")]
        return remark_at is not None and all(remark_at > moment for moment in filter(None, handled))

    @cached_property
    def _moves(self) -> dict[str, datetime]:
        """When the coordinator last did what, by the kinds of `Move`."""
        return dict(self.teller.moves.order_by("made_at").values_list("kind", "made_at"))

    @cached_property
    def shown(self) -> Version | None:
        """The version to look at: the one that waits for an answer, or else the agreed one."""
        return self.draft if self.awaits_agreement else self.agreed

    @cached_property
    def agreed(self) -> Version | None:
        """The newest version with the text that the teller agreed to, if it is still there."""
        if not self.story or not self.draft or not self.agreement:
            return None
        if self.draft.is_covered_by(self.agreement):
            return self.draft
        earlier = self.story.revisions.filter(created_at__lte=self.agreement.agreed_at)
        for revision in earlier.order_by("-pk")[:MOST_REVISIONS]:
            version = revision.as_object()
            if has_agreed_text(version, self.agreement):
                return Version(version, self.granted)
        return self._public

    @property
    def _public(self) -> Version | None:
        """What readers see now, when the version that was agreed to is not kept."""
        if not self.story or not self.story.live:
            return None
        revision = self.story.live_revision
        return Version(revision.as_object() if revision else self.story, self.granted)

    @cached_property
    def submission(self) -> Submission | None:
        """What the teller filled in; none after an interview."""
        return Submission.objects.filter(teller=self.teller).first()

    @cached_property
    def photo(self) -> TellerPhoto | None:
        """The photo that the teller sent."""
        return TellerPhoto.objects.filter(teller=self.teller).first()

    @property
    def may_send_photo(self) -> bool:
        """Whether a photo could still come into the story."""
        return self.standing != Standing.DECLINED

    @property
    def waits_for_photo_use(self) -> bool:
        """Whether there is a photo of which the teller did not say that readers may see it."""
        return self.may_decide and self.photo is not None and Use.PHOTO not in self.granted

    @property
    def sent_text(self) -> str:
        """What the teller wrote and sent; empty after an interview."""
        if not self.submission or self.standing == Standing.UNFINISHED:
            return ""
        return self.submission.text or ""

    @cached_property
    def changes(self) -> Changes | None:
        """The text that waits for an answer, compared with what the teller knows."""
        if not self.draft or not self.awaits_agreement:
            return None
        known = self._known_paragraphs()
        return compare(known, paragraphs_of(self.draft.shown)) if known else None

    def _known_paragraphs(self) -> Iterable[str]:
        if self.agreed:
            return paragraphs_of(self.agreed.shown)
        return list(plain_paragraphs(self.sent_text))

    @cached_property
    def other_changes(self) -> list[str]:
        """What else changed in the version that waits, by name."""
        if not self.draft or not self.awaits_agreement or not self.agreement:
            return []
        known = self.agreement.parts
        digests = parts_of(self.draft.whole, self.agreement.parts_version)
        changed = labels_of(
            name
            for name, digest in digests.items()
            if name != TEXT and digest != known.get(name, "")
        )
        if self.agreed:
            old, new = self.agreed.shown, self.draft.shown
            changed += [
                field.label
                for field in fields_of(TEXT, Role.ASIDE, Role.SETTING)
                if getattr(old, field.name) != getattr(new, field.name)
            ]
        return changed
