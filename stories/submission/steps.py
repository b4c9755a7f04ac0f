"""The steps of the form as somebody goes through them: addresses, order, and what is shown."""

import json
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from openhartig.language import danger
from openhartig.web.open_forms import Refusal
from stories.consent.private_pages import token_of

from .models import Step, Submission
from .spam import Visitor
from .step_form import StepForm

TEMPLATES = {
    Step.BEGIN: "submission/begin.html",
    Step.STORY: "submission/story.html",
    Step.ABOUT: "submission/about.html",
    Step.SEND: "submission/send.html",
}


def step_at(slug: str) -> Step:
    """Return the step at an address.

    Raises:
        Http404: there is none.
    """
    for step in Step:
        if step.slug == slug:
            return step
    raise Http404


def address_of(step: Step, token: str) -> str:
    """Return where a step is, for the holder of a private link."""
    return reverse("share_step", args=[token, step.slug])


def following(step: Step, submission: Submission) -> Step:
    """Return where to go after a step: on, or to the end when all before it has been filled in."""
    is_near_the_end = Step.SEND in (step, submission.open_step)
    return submission.open_step if is_near_the_end else Step(step + 1)


@dataclass
class Screen:
    """A step on the screen.

    Attributes:
        form: what is asked.
        submission: what is stored; None as long as that is nothing.
        ticket: the ticket of a form that is not stored yet.
    """

    request: HttpRequest
    step: Step
    form: StepForm
    submission: Submission | None = None
    ticket: str = ""

    def show(
        self,
        status: int = 200,
        refusal: Refusal | None = None,
        visitor: Visitor | None = None,
        is_kept: bool = True,
    ) -> HttpResponse:
        """Return the page.

        Args:
            status: the HTTP status.
            refusal: why the form was not accepted, when no answer was wrong.
            visitor: somebody who may be asked for more before the story begins.
            is_kept: whether what was filled in until now is stored.
        """
        token = token_of(self.request)
        context = {
            "step": self.step,
            "form": self.form,
            "submission": self.submission,
            "ticket": self.ticket,
            "token": token,
            "wrong": [field for field in self.form if field.errors],
            "refusal": refusal,
            "visitor": visitor,
            "in_danger": danger.is_in(self._texts()),
            "danger_patterns": json.dumps(danger.PATTERNS),
            "steps": list(Step),
            "is_kept": bool(token) and is_kept,
        }
        response = render(self.request, TEMPLATES[self.step], context, status=status)
        if refusal and refusal.seconds:
            response["Retry-After"] = refusal.seconds
        return response

    def _texts(self) -> list[str]:
        """Everything that was written, just now or before."""
        sent = self.form.typed.values() if self.form.is_bound else []
        kept = self.submission.texts if self.submission else []
        return [*kept, *(value for values in sent for value in values)]
