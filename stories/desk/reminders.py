"""What waits for a coordinator: shown on the start screen of the CMS."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, Max, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from stories.consent import gate
from stories.consent.models import Teller
from stories.conversation.contact import CONTACT_FIELDS
from stories.conversation.models import Conversation, TellerPhoto
from stories.follow_up.models import AfterCare
from stories.follow_up.yearly_question import to_be_called
from stories.models import StoryPage
from stories.withdrawal.models import Erasure

from .models import TellerRequest
from .plans import dropped
from .safety_net import GATE_CLOSED
from .turns import sent_tellers, with_turns
from .waiting import days_since, in_words
from .weight import read_first

if TYPE_CHECKING:
    from .turns import TellerWithTurn

Status = Conversation.Status
MOST_LINES = 6


@dataclass(frozen=True)
class Line:
    """One thing to look at."""

    text: str
    url: str
    details: str = ""


@dataclass(frozen=True)
class Reminder:
    """Things of one kind that wait.

    Attributes:
        more: how many lines are not shown.
        url: where all of them are.
    """

    heading: str
    lines: list[Line]
    more: int = 0
    url: str = field(default="")


def reminders(now: datetime | None = None) -> list[Reminder]:
    """Return what waits for a coordinator now, the most urgent first."""
    now = now or timezone.now()
    found = with_turns(sent_tellers(), now)
    first = read_first(found)
    tellers = list(found.defer(*CONTACT_FIELDS).order_by("since"))
    new = [teller for teller in tellers if teller.conversation.status == Status.RECEIVED]
    remarks = [teller for teller in tellers if teller.has_new_remark]
    known = {teller.pk for teller in (*new, *remarks)}
    waiting = [teller for teller in tellers if teller.is_overdue and teller.pk not in known]
    new.sort(key=lambda teller: teller.pk not in first)
    hidden = [teller for teller in tellers if teller.conversation.hidden_at]
    list_url = reverse("desk_tellers")
    kinds = [
        _reminder("Van de site gehaald omdat de toestemming niet meer klopt", _stopped()),
        _reminder("Opmerkingen van vertellers", map(_waiting, remarks), list_url),
        _reminder(
            "Nieuwe verhalen",
            (_new(teller, first) for teller in new),
            f"{list_url}?status=received",
        ),
        _reminder("Verhalen zonder verteller, op vraag van een redacteur", _asked_for()),
        _reminder("Foto’s om over te nemen in het concept", _photos(known)),
        _reminder("Wacht te lang", map(_waiting, waiting), f"{list_url}?waiting=te-lang"),
        _reminder("Nazorg", _due_after_care(timezone.localdate(now)), reverse("desk_after_care")),
        _reminder("Na te kijken na een wissing", _leftovers()),
        _reminder(
            "Ingepland, maar niet geplaatst",
            map(page_line, dropped(StoryPage.objects.all(), now)),
        ),
        _reminder(
            "Vraag zelf na: sta je er nog achter? (geen e-mailadres)",
            (_line(teller, "bel deze verteller") for teller in to_be_called(now)),
        ),
        _reminder(
            "Verborgen, omdat de verteller niet antwoordde",
            map(_hidden, hidden),
        ),
    ]
    return [reminder for reminder in kinds if reminder.lines]


def _reminder(heading: str, found: Iterator[Line], url: str = "") -> Reminder:
    lines = list(found)
    shown = lines[:MOST_LINES] if url else lines
    return Reminder(heading, shown, len(lines) - len(shown), url)


def _line(teller: Teller, details: str) -> Line:
    return Line(str(teller), reverse("desk_teller", args=[teller.key]), details)


def _hidden(teller: Teller) -> Line:
    since = timezone.localdate(teller.conversation.hidden_at)
    return _line(teller, f"sinds {since:%-d-%-m-%Y}")


def _waiting(teller: "TellerWithTurn") -> Line:
    details = f"{teller.conversation.get_status_display()}, {in_words(days_since(teller.since))}"
    return _line(teller, f"{details} (te lang)" if teller.is_overdue else details)


def _new(teller: "TellerWithTurn", first: set[int]) -> Line:
    line = _waiting(teller)
    return replace(line, details=f"{line.details}, lees eerst") if teller.pk in first else line


def _asked_for() -> Iterator[Line]:
    """Yield the drafts for which an editor asks a teller, until they have one."""
    has_teller = Teller.objects.filter(key=OuterRef("story__key"))
    asked = TellerRequest.objects.exclude(Exists(has_teller)).select_related("story", "asked_by")
    for request in asked:
        who = (
            request.asked_by.get_full_name() or request.asked_by.username
            if request.asked_by
            else "iemand"
        )
        yield Line(
            request.story.draft_title,
            reverse("wagtailadmin_pages:edit", args=[request.story_id]),
            f"{who} vroeg het op {timezone.localdate(request.asked_at):%-d-%-m-%Y}",
        )


def _photos(shown: set[int]) -> Iterator[Line]:
    """Yield the tellers with a photo that may be used and was not taken over yet.

    Args:
        shown: the tellers that wait for something else already.
    """
    photos = TellerPhoto.objects.filter(taken_over_at=None, teller__in=sent_tellers())
    photos = photos.exclude(teller__conversation__status=Status.DECLINED)
    for photo in photos.select_related("teller").order_by("added_at"):
        if photo.may_be_used and photo.teller_id not in shown:
            yield _line(
                photo.teller, f"gestuurd op {timezone.localdate(photo.added_at):%-d-%-m-%Y}"
            )


def _due_after_care(today) -> Iterator[Line]:
    due = AfterCare.objects.due(today).select_related("teller")
    for care in due.exclude(teller__conversation__status=Status.DECLINED):
        yield _line(care.teller, f"{care.get_moment_display()}, uiterlijk {care.due_on:%-d-%-m-%Y}")


def _leftovers() -> Iterator[Line]:
    """Yield the erasures after which a place or a file is still to be looked at."""
    for erasure in Erasure.objects.annotate(left=Count("leftovers")).filter(left__gt=0):
        noun = "plek of bestand" if erasure.left == 1 else "plekken en bestanden"
        yield Line(str(erasure), reverse("desk_leftovers"), f"{erasure.left} {noun}")


def page_line(story: StoryPage) -> Line:
    """Return a story, with what keeps it from the public."""
    version = story.get_latest_revision_as_object()
    return Line(
        version.title,
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        " ".join(map(str, gate.obstacles(version))),
    )


def _stopped() -> Iterator[Line]:
    """Yield the stories that the safety net took off the site and that did not come back."""
    last = PageLogEntry.objects.filter(page=OuterRef("pk"), action=GATE_CLOSED).values("page")
    stopped_at = last.annotate(last=Max("timestamp")).values("last")
    stories = StoryPage.objects.filter(live=False).annotate(stopped_at=Subquery(stopped_at))
    for story in stories.filter(stopped_at__isnull=False):
        yield page_line(story)
