from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from openhartig.encryption import Unreadable
from stories.consent.locking import locked
from stories.conversation.contact import RefusedError
from stories.desk.forms import NoteForm
from stories.desk.models import TellerNote
from stories.desk.reading import log_reading

from .base import TellerFormView

CHANGED = "Een collega heeft de notitie net veranderd. Hieronder staan allebei. Voeg ze samen."
UNREADABLE = "De notitie is nu niet te lezen, en dus niet te veranderen."


class EditNote(TellerFormView):
    """Write something down about a teller, for coordinators only."""

    template_name = "wagtailadmin/desk/note.html"
    form_class = NoteForm
    page_title = "Notitie"
    submit_label = "Bewaar de notitie"

    @property
    def note(self) -> TellerNote | None:
        """What is written down now."""
        return TellerNote.objects.filter(teller=self.teller).first()

    def get(self, request, *args, **kwargs) -> HttpResponse:
        log_reading(request.user, self.teller)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict:
        note = self.note
        return {"text": note.text, "known": note.version} if note else {}

    def act(self, form) -> HttpResponse:
        with transaction.atomic():
            teller = locked(self.teller)
            note = self.note
            if note and isinstance(note.text, Unreadable):
                raise RefusedError(UNREADABLE)
            if (note.version if note else "") != form.cleaned_data["known"]:
                return self._show_both(form, note)
            if note and not form.cleaned_data["text"]:
                note.delete()
            elif form.cleaned_data["text"]:
                written = {"text": form.cleaned_data["text"], "changed_at": timezone.now()}
                written["changed_by"] = self.request.user
                TellerNote.objects.update_or_create(teller=teller, defaults=written)
        return self.done("De notitie is bewaard.")

    def _show_both(self, form: NoteForm, note: TellerNote | None) -> HttpResponse:
        """Lose neither what was typed nor what a colleague wrote meanwhile."""
        log_reading(self.request.user, self.teller)
        form.data = dict(form.data.items()) | {"known": note.version if note else ""}
        form.add_error(None, CHANGED)
        details = self.get_context_data(form=form, other=note.text if note else "")
        return self.render_to_response(details, status=422)
