"""The form to share a story: four steps, without account, cookie or JavaScript.

`PrivateAddressMiddleware` keeps every answer out of caches and search engines.
"""

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from openhartig.input.text import tidy
from openhartig.language import danger
from openhartig.pages.frame import Frame
from openhartig.web.open_forms import Refusal
from openhartig.web.same_origin import same_origin_only
from stories.consent.links import find_teller, link_path
from stories.consent.locking import lock
from stories.consent.models import Teller
from stories.consent.private_pages import private_page, token_of
from stories.conversation.models import Conversation

from . import sending
from .forms import FORMS, BeginForm
from .models import Step, Submission
from .spam import AGAIN, Visitor
from .steps import Screen, address_of, following, step_at
from .tickets import new_ticket, token_in

read_or_send = require_http_methods(["GET", "HEAD", "POST"])

UNFINISHED = Conversation.Status.UNFINISHED


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Give somebody an empty form, with an address of its own; nothing is stored."""
    _check_open(request)
    return _go(reverse("share_first", args=[new_ticket()]))


@same_origin_only
@sensitive_post_parameters()
@read_or_send
def first(request: HttpRequest, ticket: str) -> HttpResponse:
    """The first step, for somebody of whom nothing is stored yet."""
    token = token_in(ticket)
    if token and find_teller(token):  # a double click, or the back button
        if request.method == "POST":
            return step(request, token=token, step=Step.BEGIN.slug)
        return _go(address_of(Step.BEGIN, token))
    _check_open(request)
    if request.method == "POST":
        return _begin(request, ticket, token)
    if token is None:
        return _go(reverse("share_start"))
    screen = Screen(request, Step.BEGIN, BeginForm(request), ticket=ticket)
    return screen.show(visitor=Visitor(request, token))


def _begin(request: HttpRequest, ticket: str, token: str | None) -> HttpResponse:
    form = BeginForm(request, data=request.POST)
    if form.is_too_young:
        return _go(reverse("share_too_young"))
    if token is None:
        ticket = new_ticket()
        screen = Screen(request, Step.BEGIN, form, ticket=ticket)
        return screen.show(422, Refusal(AGAIN), Visitor(request, token_in(ticket) or ""))
    screen = Screen(request, Step.BEGIN, form, ticket=ticket)
    visitor = Visitor(request, token)
    if not form.is_valid():
        return screen.show(422, visitor=visitor)
    if refusal := visitor.refuse(ticket):
        return screen.show(refusal.status, refusal, visitor)
    if sending.begin(form, token) is None:
        raise Http404
    return _go(address_of(Step.STORY, token))


@private_page
@sensitive_post_parameters()
@read_or_send
def step(request: HttpRequest, teller: Teller, step: str) -> HttpResponse:
    """One step of a form that has been begun; every button keeps what was typed."""
    number = step_at(step)
    if request.method == "POST":
        return _save(request, teller, number)
    submission = get_object_or_404(Submission, teller=teller)
    if teller.conversation.status != UNFINISHED:
        return _go(link_path(token_of(request)))
    if number > submission.open_step:
        return _go(address_of(submission.open_step, token_of(request)))
    return Screen(request, number, FORMS[number](request, submission), submission).show()


@transaction.atomic
def _save(request: HttpRequest, teller: Teller, step: Step) -> HttpResponse:
    submission = get_object_or_404(Submission, teller=lock(teller.key))
    teller = submission.teller
    if teller.conversation.status != UNFINISHED:
        return _already_sent(request, submission, step)
    action = request.POST.get("action")
    form = FORMS[step](request, submission, request.POST)
    if isinstance(form, BeginForm) and form.is_too_young:
        teller.delete()
        return _go(reverse("share_too_young"))
    is_kept = form.keep()
    if not is_kept or (action not in {"back", "stop"} and not form.is_valid()):
        return Screen(request, step, form, submission).show(422, is_kept=is_kept)
    if action == "stop":
        return _go(reverse("share_kept", args=[token_of(request)]))
    if action == "back" and step > Step.BEGIN:
        return _go(address_of(Step(step - 1), token_of(request)))
    if step == submission.open_step == Step.SEND:
        sending.send(submission, token_of(request))
        return _go(link_path(token_of(request)))
    return _go(address_of(following(step, submission), token_of(request)))


def _already_sent(request: HttpRequest, submission: Submission, step: Step) -> HttpResponse:
    """Go to the private page; what was typed in another tab since then is given back first."""
    text = tidy(request.POST.get("text", "")).strip()
    address = link_path(token_of(request))
    if step == Step.STORY and text not in ("", submission.text):
        context = {"text": text, "address": address}
        return render(request, "submission/already_sent.html", context, status=409)
    return _go(address)


@private_page
@require_safe
def resume(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Go to where somebody stopped."""
    if teller.conversation.status != UNFINISHED:
        return _go(link_path(token_of(request)))
    submission = get_object_or_404(Submission, teller=teller)
    return _go(address_of(submission.open_step, token_of(request)))


@private_page
@require_safe
def kept(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Show the link with which somebody can go on later."""
    submission = get_object_or_404(Submission, teller=teller)
    address = reverse("share_resume", args=[token_of(request)])
    context = {
        "address": address,
        "link": settings.SITE_URL + address,
        "in_danger": danger.is_in(submission.texts),
    }
    return render(request, "submission/kept.html", context)


@same_origin_only
@require_POST
def discard(request: HttpRequest, token: str) -> HttpResponse:
    """Delete what was not sent yet, at once; a second time there is nothing left to delete."""
    teller = find_teller(token)
    if teller and teller.conversation.status != UNFINISHED:
        return _go(link_path(token))
    if teller:
        Teller.objects.filter(pk=teller.pk, conversation__status=UNFINISHED).delete()
    return _go(reverse("share_discarded"))


@require_safe
def discarded(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left."""
    return render(request, "submission/discarded.html")


@require_safe
def too_young(request: HttpRequest) -> HttpResponse:
    """Tell somebody under 16 kindly why we cannot take the story, and who does listen."""
    return render(request, "submission/too_young.html")


def _check_open(request: HttpRequest) -> None:
    """Let nobody begin a story as long as editors have not published the page about it."""
    if "share" not in Frame.of(request).known:
        raise Http404


def _go(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address, status=303)
