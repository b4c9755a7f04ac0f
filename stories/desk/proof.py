"""What proves the consent for one story: the words that were asked, each answer, when and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from stories.consent.content import has_agreed_text
from stories.consent.models import Agreement, ConsentWording, Grant, Teller
from stories.consent.parts import labels_of
from stories.consent.uses import How, Use
from stories.my_story.changes import paragraphs_of
from stories.my_story.overview import Overview

ON_THE_SITE = {How.FORM, How.PRIVATE_LINK}


@dataclass(frozen=True)
class Answer:
    """One decision, with the words of the version that was asked.

    Attributes:
        question: empty when that version did not ask for the use.
    """

    grant: Grant
    question: str
    explanation: str

    @property
    def has_hour(self) -> bool:
        """Whether the hour is known too: of what was said elsewhere, only the day is."""
        return self.grant.how in ON_THE_SITE


@dataclass(frozen=True)
class Asked:
    """All decisions about one use, the first one first."""

    use: Use
    answers: list[Answer]

    @property
    def now(self) -> Answer | None:
        """What holds now; None when it was never asked."""
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True)
class Approved:
    """One approval of a version, and what it was about."""

    agreement: Agreement
    parts: list[str]


def asked_of(teller: Teller) -> list[Asked]:
    """Return what a teller was asked and said, for every use."""
    grants = list(teller.grants.order_by("pk").select_related("wording", "asked_by"))
    return [Asked(use, [_answer(grant) for grant in grants if grant.use == use]) for use in Use]


def wordings_of(asked: list[Asked]) -> list[ConsentWording]:
    """Return the versions of the words that were used, each once."""
    wordings = {a.grant.wording_id: a.grant.wording for one in asked for a in one.answers}
    return [wordings[number] for number in sorted(wordings)]


def approved_by(teller: Teller) -> Iterator[Approved]:
    """Yield the approvals of a teller, the first one first."""
    for agreement in teller.agreements.order_by("pk").select_related("by"):
        yield Approved(agreement, labels_of(part for part, it in agreement.parts.items() if it))


def agreed_text(teller: Teller) -> list[str]:
    """Return the title and the text that a teller agreed to; nothing when it is not kept."""
    overview = Overview(teller)
    version, agreement = overview.agreed, overview.agreement
    if not version or not agreement or not has_agreed_text(version.whole, agreement):
        return []
    return paragraphs_of(version.shown)


def _answer(grant: Grant) -> Answer:
    words = grant.wording.content.get("uses", {}).get(grant.use, {})
    return Answer(grant, words.get("question", ""), words.get("explanation", ""))
