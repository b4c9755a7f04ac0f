"""Whose turn it is: the coordinator's, the teller's or nobody's, and since when."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from stories.consent.models import Agreement, Teller
from stories.conversation.models import Conversation, Move, TellerSettings
from stories.models import StoryPage

Status = Conversation.Status
ASKING = (Move.Kind.QUESTION, Move.Kind.READY)
HANDLING = (*ASKING, Move.Kind.READ)
HAPPENED = ("asked_at", "agreed_at", "conversation__remark_at")


if TYPE_CHECKING:  # this package comes with the checks, and not with the site
    from django_stubs_ext import WithAnnotations

    class _Turns(TypedDict):
        turn: int
        since: datetime
        has_new_remark: bool
        is_overdue: bool

    TellerWithTurn = WithAnnotations[Teller, _Turns]


class Turn(IntegerChoices):
    """Who has to do something, in the order in which a coordinator wants to see it."""

    OURS = 1, "op ons"
    TELLERS = 2, "op de verteller"
    NOBODY = 3, "op niemand"


def sent_tellers() -> QuerySet[Teller]:
    """Return the tellers who handed over their story; what is not sent yet is theirs alone."""
    tellers = Teller.objects.exclude(conversation__status=Status.UNFINISHED)
    return tellers.select_related("conversation")


def with_turns(
    tellers: QuerySet[Teller], now: datetime | None = None
) -> "QuerySet[TellerWithTurn]":
    """Add `turn`, `since` (the last thing that happened), `has_new_remark` and `is_overdue`."""
    patience = timedelta(days=TellerSettings.current().waiting_days)
    too_long_ago = (now or timezone.now()) - patience
    agreements = Agreement.objects.exclude(kind=Agreement.Kind.SPELLING)
    live = StoryPage.objects.filter(key=OuterRef("key"), live=True)
    tellers = tellers.annotate(
        asked_at=_last(Move.objects.filter(kind__in=ASKING), "made_at"),
        handled_at=_last(Move.objects.filter(kind__in=HANDLING), "made_at"),
        agreed_at=_last(agreements, "agreed_at"),
    )
    new_remark = Q(conversation__remark_at__isnull=False) & (
        Q(handled_at=None) | Q(conversation__remark_at__gt=F("handled_at"))
    )
    has_agreed = Q(asked_at__isnull=False) & Q(agreed_at__gt=F("asked_at"))
    is_off_the_site = Q(paused_at__isnull=False) | Q(conversation__hidden_at__isnull=False)
    turn = Case(
        When(conversation__status=Status.DECLINED, then=Value(Turn.NOBODY)),
        When(new_remark, then=Value(Turn.OURS)),
        When(is_off_the_site, then=Value(Turn.NOBODY)),
        When(Q(conversation__status=Status.ASKED) & has_agreed, then=Value(Turn.OURS)),
        When(conversation__status=Status.ASKED, then=Value(Turn.TELLERS)),
        When(Exists(live), then=Value(Turn.NOBODY)),
        default=Value(Turn.OURS),
        output_field=IntegerField(),
    )
    status_since = "conversation__status_changed_at"
    return tellers.annotate(
        turn=turn,
        has_new_remark=Case(When(new_remark, then=True), default=False),
        since=Greatest(status_since, *(Coalesce(F(name), status_since) for name in HAPPENED)),
    ).annotate(
        is_overdue=Case(
            When(~Q(turn=Turn.NOBODY) & Q(since__lt=too_long_ago), then=True), default=False
        )
    )


def _last(rows: QuerySet, field: str) -> Subquery:
    of_teller = rows.filter(teller=OuterRef("pk")).order_by(f"-{field}")
    return Subquery(of_teller.values(field)[:1], output_field=DateTimeField())
