from django.http import Http404, HttpResponse
from django.views.generic import View

from stories.conversation.models import TellerPhoto
from stories.desk.photos import NO_PHOTO, take_over
from stories.desk.reading import log_reading

from .base import TellerActionView, TellerMixin


class OpenPhoto(TellerMixin, View):
    """Show the photo that a teller sent, and write down who looked at it."""

    def get(self, request, *args, **kwargs) -> HttpResponse:
        photo = TellerPhoto.objects.filter(teller=self.teller).first()
        picture = photo.picture() if photo else None
        if photo is None or picture is None:
            raise Http404(NO_PHOTO)
        log_reading(request.user, self.teller)
        response = HttpResponse(picture.read(), content_type=photo.content_type)
        response["Cache-Control"] = "no-store"
        return response


class TakePhoto(TellerActionView):
    """Put the photo in the draft of the story."""

    def act(self) -> HttpResponse:
        take_over(self.teller, self.request.user)
        return self.done("De foto staat nu in het concept. Laat de verteller de tekst zien.")
