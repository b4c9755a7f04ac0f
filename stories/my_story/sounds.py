from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from openhartig.operations.file_answers import file_answer
from stories.consent.models import Teller

from .access import teller_page
from .overview import Overview


@teller_page
@require_safe
def sound(request: HttpRequest, teller: Teller, number: int) -> HttpResponseBase:
    """Let a teller hear one sound of the story, also when the public cannot."""
    return sound_of(request, teller, number)


def sound_of(request: HttpRequest, teller: Teller, number: int) -> HttpResponseBase:
    """Answer with one sound.

    Raises:
        Http404: the version that the teller sees has no such sound.
    """
    shown = Overview(teller).shown
    document = shown.sounds.get(number) if shown else None
    if document is None:
        raise Http404
    return file_answer(request, document.file, {})
