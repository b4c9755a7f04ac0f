"""The photo that a teller sends: for nobody but the teller and the coordinator."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from openhartig.web.limits import Limit
from stories.consent.locking import locked
from stories.consent.models import Teller
from stories.conversation.models import TellerPhoto
from stories.conversation.models.photo import forget_copy, forget_file

from .access import teller_page
from .overview import Overview
from .photo_form import PhotoForm
from .views import NOT_NOW, done, show

PHOTOS = Limit("photos", most=20)
"""How many photos a teller may send in an hour: each costs a second or two."""

TOO_MANY = "Je hebt net heel veel foto’s gestuurd. Probeer het over een uur nog eens."


@teller_page
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Ask for a photo, or for another one."""
    overview = Overview(teller)
    if not overview.may_send_photo:
        return show(request, teller, problem=NOT_NOW, status=409)
    if request.method != "POST":
        return _ask(request, overview, PhotoForm(photo=overview.photo))
    if request.FILES and not PHOTOS.take(teller.reference):
        return show(request, teller, problem=TOO_MANY, status=429)
    form = PhotoForm(request.POST, request.FILES, photo=overview.photo)
    if not form.is_valid():
        return _ask(request, overview, form, status=422)
    keep(teller, form.cleaned_data)
    return done(request, "foto")


@teller_page
@require_safe
def look(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Show the photo itself.

    Raises:
        Http404: there is none, or it cannot be opened.
    """
    photo = Overview(teller).photo
    picture = photo.picture() if photo else None
    if photo is None or picture is None:
        raise Http404
    return HttpResponse(picture.read(), content_type=photo.content_type)


@teller_page
@require_POST
def erase(request: HttpRequest, teller: Teller) -> HttpResponse:
    """Erase the photo; a second time there is nothing left to erase."""
    TellerPhoto.objects.filter(teller=teller).delete()
    return done(request, "foto-gewist")


@transaction.atomic
def keep(teller: Teller, sent: dict) -> None:
    """Keep what a teller sent, in the place of what there was.

    Args:
        sent: what `PhotoForm` found to be right.
    """
    teller = locked(teller)
    photo = TellerPhoto.objects.filter(teller=teller).first() or TellerPhoto(teller=teller)
    photo.others, photo.description = sent["others"], sent["description"]
    if sent["photo"]:
        if photo.file:
            forget_file(str(photo.file.name))
        photo.file.save(sent["photo"].name, sent["photo"], save=False)
        photo.added_at = timezone.now()
    if sent["photo"] or not photo.may_be_used:
        forget_copy(photo)
    photo.save()


def _ask(
    request: HttpRequest, overview: Overview, form: PhotoForm, status: int = 200
) -> HttpResponse:
    context = {"overview": overview, "form": form, "wrong": form.wrong}
    return render(request, "my_story/photo.html", context, status=status)
