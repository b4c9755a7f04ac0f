from cookie_consent.models import CookieGroup
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from openhartig.pages.frame import Frame
from openhartig.web.same_origin import same_origin_only

from .choices import TooManyChoicesError, current_choice, save_choice
from .models import CookieText

TEXT_CHANGED = "De vraag is net veranderd. Laad de pagina opnieuw en kies nog een keer."
TOO_MANY = (
    "Je keuze is niet bewaard: er kiezen nu te veel mensen tegelijk. "
    "Probeer het later nog eens. Weigeren kan wel."
)


@require_safe
def preferences(request: HttpRequest) -> HttpResponse:
    """Show every service with a form to choose; the same page for every visitor."""
    return render(request, "cookies/preferences.html", _page_context(request))


@require_safe
@never_cache
def saved(request: HttpRequest) -> HttpResponse:
    """Tell a visitor without JavaScript what this site remembers of the choice."""
    text = _current_text(request)
    choice = (text and current_choice(request, text)) or {}
    services = [
        {"label": service["label"], "accepted": choice[service["name"]]}
        for service in (text.services if text and choice else [])
    ]
    return render(request, "cookies/saved.html", {"services": services})


@same_origin_only
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Save a choice: `action` is accept, decline or save; save reads a field for each service."""
    text = _current_text(request)
    shown = CookieText.objects.filter(pk=_number(request.POST.get("text", ""))).first()
    if not text or not shown or shown.round != text.round:
        return _refusal(request, TEXT_CHANGED, status=409)
    action = request.POST.get("action")
    choices = {
        name: action == "accept" or (action == "save" and name in request.POST)
        for name in shown.service_names
    }
    if "application/json" in request.headers.get("Accept", ""):
        response: HttpResponse = JsonResponse({"choices": choices, "round": text.round})
    else:
        response = HttpResponseRedirect(reverse("cookies_saved"), status=303)
    try:
        save_choice(request, response, choices, shown)
    except TooManyChoicesError:
        return _refusal(request, TOO_MANY, status=429)
    response["Cache-Control"] = "no-store"
    return response


def _refusal(request: HttpRequest, message: str, status: int) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"message": message}, status=status)
    context = _page_context(request) | {"message": message, "typed": request.POST}
    return render(request, "cookies/preferences.html", context, status=status)


def _page_context(request: HttpRequest) -> dict:
    required = CookieGroup.objects.filter(is_required=True).prefetch_related("cookie_set")
    return {"text": _current_text(request), "necessary": required}


def _current_text(request: HttpRequest) -> CookieText | None:
    return Frame.of(request).settings.cookie_text


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
