from django.http import Http404
from django.http.response import HttpResponseBase

from stories.consent.made_up import say_made_up
from stories.desk.differences import Differences

from .versions import SayOfVersion


class MarkMadeUp(SayOfVersion):
    """Say that a changed example is still nobody's story, so that it may be public."""

    template_name = "wagtailadmin/desk/made_up.html"
    page_title = "Is dit verzonnen?"
    header_icon = "openquote"
    submit_label = "Ja, alles is verzonnen"
    done = "Vastgelegd: alles is verzonnen. Je kunt de pagina publiceren."

    def dispatch(self, request, *args, **kwargs) -> HttpResponseBase:
        if not self.story.is_example:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        public = self.story if self.story.live else None
        differences = Differences(public, self.version)
        return super().get_context_data(differences=differences, **kwargs)

    def say(self, form) -> None:
        """Log the answer, for exactly this version."""
        say_made_up(self.version, by=self.request.user)
