from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.images.models import Filter, SourceImageIOError

from stories.consent.models import Teller

from .access import teller_page
from .overview import Overview

SIZE = Filter("max-1200x1200|format-webp")


@teller_page
@require_safe
def picture(request: HttpRequest, teller: Teller, number: int) -> HttpResponse:
    """Show one picture of the story to its teller."""
    return picture_of(teller, number)


def picture_of(teller: Teller, number: int) -> HttpResponse:
    """Answer with one picture, made for this answer only: nothing lands in the public media.

    Raises:
        Http404: the version that the teller sees has no such picture.
    """
    shown = Overview(teller).shown
    image = shown.pictures.get(number) if shown else None
    if image is None:
        raise Http404
    try:
        file = image.generate_rendition_file(SIZE)
    except SourceImageIOError as error:
        raise Http404 from error
    file.seek(0)
    return HttpResponse(file.read(), content_type="image/webp")
