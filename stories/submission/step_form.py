"""What the forms of all steps share: how they ask, and how they keep what was typed."""

from collections.abc import Iterable

from django import forms
from django.http import HttpRequest, QueryDict

from .models import Step, Submission, Typed

MOST_KEPT = 100_000
"""How many characters we keep of input that is not right."""


def choose(label: str, choices, missing: str, **kwargs) -> forms.ChoiceField:
    """Return a question with one answer out of a few; none is chosen beforehand."""
    messages = {"required": missing, "invalid_choice": "Kies een van deze antwoorden."}
    kwargs.setdefault("widget", forms.RadioSelect)
    return forms.ChoiceField(label=label, choices=choices, error_messages=messages, **kwargs)


def tick(label: str, help_text: str, choices=()) -> forms.MultipleChoiceField:
    """Return a question with any number of answers; none is chosen beforehand."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies alleen uit deze lijst."},
    )


class StepForm(forms.Form):
    """One step; without new data it shows what is kept, also what was not right yet.

    Args:
        request: the request that is answered.
        submission: what was filled in until now, if anything.
        data: what was just sent, if anything.
    """

    step: Step
    use_required_attribute = False

    def __init__(
        self,
        request: HttpRequest,
        submission: Submission | None = None,
        data: QueryDict | None = None,
    ) -> None:
        typed = submission.typed(self.step) if submission else None
        initial = self._as_initial(typed) if typed is not None else {}
        if submission and typed is None:
            initial = self.initial_of(submission)
        super().__init__(data, initial=initial, auto_id="veld-%s", label_suffix="")
        self.submission = submission or Submission()
        self.prepare(request)

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Let a question have these answers."""
        question = self.fields[name]
        if isinstance(question, forms.ChoiceField):
            question.choices = list(choices)

    @staticmethod
    def initial_of(submission: Submission) -> dict:
        """Return the answers that a submission holds."""
        raise NotImplementedError

    def prepare(self, request: HttpRequest) -> None:
        """Fill in the choices that are data."""

    def save_to(self, submission: Submission) -> None:
        """Put valid answers in a submission; the caller saves it."""
        raise NotImplementedError

    def keep(self) -> bool:
        """Keep what was sent: as answers when it is right, and otherwise as it was typed.

        Returns:
            Whether it is kept; only an absurd amount is not.
        """
        if self.is_valid():
            self.save_to(self.submission)
            self.submission.complete(self.step)
            return True
        if sum(len(value) for values in self.typed.values() for value in values) > MOST_KEPT:
            return False
        self.submission.keep_typed(self.step, self.typed)
        return True

    @property
    def typed(self) -> Typed:
        """What was sent, as it was typed."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return {name: sent.getlist(name) for name in self.fields if name in sent}

    def _as_initial(self, typed: Typed) -> dict:
        return {
            name: typed[name] if isinstance(field, forms.MultipleChoiceField) else typed[name][-1]
            for name, field in self.base_fields.items()
            if typed.get(name)
        }
