from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from openhartig.web.request_state import RequestState
from stories.consent.links import link_url
from stories.consent.models import Teller
from stories.consent.private_pages import token_of
from stories.consent.wording import INTRODUCTION
from stories.conversation.contact import has_mail
from stories.withdrawal.pause import pause, resume

from . import decisions
from .access import teller_page
from .forms import MOST_CHARACTERS, GrantForm, RemarkForm, questions, waits_for_choice
from .overview import Overview, Standing
from .progress import steps_of

OTHER_VERSION = (
    "De tekst is net veranderd. Daarom is je akkoord niet bewaard. "
    "Hieronder staat de tekst zoals die nu is."
)
NO_CHOICES = "Je keuzes zijn niet bewaard: het formulier was niet compleet. Probeer het nog eens."
NOT_NOW = "Dat kan nu niet. Hieronder staat hoe het met je verhaal is."
DONE = {
    "akkoord": "Je akkoord is bewaard. Dank je wel.",
    "anders": "We hebben je bericht ontvangen. Dank je wel.",
    "toestemming": "Je keuzes zijn bewaard. Ze gelden meteen.",
    "pauze": "Je verhaal is van de site. Jij beslist wanneer het terugkomt.",
    "verder": "De pauze is voorbij.",
    "sta-erachter": "Fijn dat je het laat weten. We hebben het bewaard.",
    "foto": "Je foto is bewaard. Alleen jij en de coördinator kunnen hem zien.",
    "foto-gewist": "Je foto is gewist.",
    "mail": "We hebben je deze link gemaild. Het kan een paar minuten duren.",
    "link": "Je oude link werkt niet meer. De nieuwe link staat onderaan deze pagina.",
}
"""What the page says after each action; the action stands in the address as `gedaan`."""


def while_open(view: Callable) -> Callable:
    """Refuse what makes no sense before a story was sent, or after it was declined."""

    @wraps(view)
    def checked(request: HttpRequest, teller: Teller) -> HttpResponse:
        if not Overview(teller).may_decide:
            return show(request, teller, problem=NOT_NOW, status=409)
        return view(request, teller)

    return checked


@teller_page
@require_safe
def page(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Show where the story is, its text, and everything the teller can decide."""
    return show(request, teller, said=DONE.get(request.GET.get("gedaan", ""), ""))


@teller_page
@require_POST
def agree(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Agree to the version that was shown."""
    try:
        decisions.agree(teller, request.POST.get("version", ""))
    except decisions.OtherVersionError:
        return show(request, teller, problem=OTHER_VERSION, status=409)
    return done(request, "akkoord")


@teller_page
@require_POST
@while_open
def answer(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Keep an answer, or what the teller wants to be different."""
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return show(request, teller, form=form, status=422)
    decisions.answer(teller, form.cleaned_data["remark"])
    return done(request, "anders")


@teller_page
@require_POST
@while_open
def grants(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Change what is allowed, at once."""
    form = GrantForm(request.POST)
    if not form.is_valid():
        return show(request, teller, problem=NO_CHOICES, status=422)
    decisions.change_grants(teller, form)
    return done(request, "toestemming")


@teller_page
@require_POST
@while_open
def pause_story(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Take the story off the site until the teller says otherwise."""
    pause(teller)
    return done(request, "pauze")


@teller_page
@require_POST
def resume_story(request: HttpRequest, teller: Teller) -> HttpResponse:
    """End the pause; the page tells whether the story is back."""
    resume(teller)
    return done(request, "verder")


@teller_page
@require_POST
@while_open
def confirm(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Stand behind the story for another year."""
    decisions.confirm(teller)
    return done(request, "sta-erachter")


@teller_page
@require_POST
def replace_link(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Make this link useless and go on with a new one."""
    RequestState.of(request).token = decisions.replace_link(teller)
    return done(request, "link")


@teller_page
@require_POST
def mail_link(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Mail this link to its teller."""
    try:
        decisions.mail_link(teller, token_of(request))
    except decisions.NotMailedError as error:
        return show(request, teller, problem=str(error), status=429)
    return done(request, "mail")


def show(
    request: HttpRequest,
    teller: Teller,
    *,
    form: RemarkForm | None = None,
    problem: str = "",
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page.

    Args:
        form: what the teller wrote, when it could not be sent.
        problem: why something was not done.
        said: what was done.
    """
    teller.refresh_from_db()
    overview, token = Overview(teller), token_of(request)
    context = what_is_seen(request, overview, reverse("my_story", args=[token])) | {
        "form": form or RemarkForm(),
        "link": link_url(token),
        "step_address": _step_address(request, overview),
        "done": said,
        "problem": problem,
    }
    return render(request, "my_story/my_story.html", context, status=status)


def what_is_seen(request: HttpRequest, overview: Overview, below: str) -> dict:
    """Return what the page shows, whoever looks at it.

    Args:
        below: the address below which the pictures and sounds of the version are.
    """
    asked = questions(overview.granted, overview.shown)
    return {
        "overview": overview,
        "steps": steps_of(overview),
        "teller": overview.teller,
        "story": overview.story,
        "shown": overview.shown,
        "address": overview.shown.address(request) if overview.shown else "",
        "form": RemarkForm(),
        "most_characters": MOST_CHARACTERS,
        "introduction": INTRODUCTION,
        "questions": asked,
        "opens_choices": overview.awaits_agreement and waits_for_choice(asked),
        "private_pictures": f"{below}beeld/",
        "private_sounds": f"{below}geluid/",
        "has_mail": has_mail(overview.teller),
    }


def _step_address(request: HttpRequest, overview: Overview) -> str:
    """Return where the form goes on; empty once it is sent."""
    if overview.standing != Standing.UNFINISHED or not overview.submission:
        return ""
    return reverse("share_resume", args=[token_of(request)])


def done(request: HttpRequest, action: str) -> HttpResponse:
    """Go back to the page, which tells what was done.

    Args:
        action: one of `DONE`.
    """
    address = reverse("my_story", args=[token_of(request)])
    return HttpResponseRedirect(f"{address}?gedaan={action}", status=303)
