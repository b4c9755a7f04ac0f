from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.views.generic import View

from openhartig.encrypted_files import UnreadableFileError
from stories.consent.locking import locked
from stories.consent.models import SignedForm
from stories.desk.forms import SignedFormForm
from stories.desk.reading import log_reading
from stories.desk.signed_forms import content_type_of

from .base import TellerActionView, TellerFormView, TellerMixin


class AddSignedForm(TellerFormView):
    """Keep a scan of a signed form."""

    form_class = SignedFormForm
    page_title = "Voeg een getekend formulier toe"
    submit_label = "Voeg toe"
    explanation = (
        "Het bestand komt niet bij de documenten van de site. Alleen verhalencoördinatoren kunnen "
        "het openen, en dat komt in het leeslog."
    )

    def act(self, form) -> HttpResponse:
        with transaction.atomic():
            SignedForm.objects.create(
                teller=locked(self.teller),
                file=form.cleaned_data["file"],
                uploaded_by_id=self.request.user.pk,
            )
        return self.done("Het formulier is toegevoegd.")


class SignedFormMixin(TellerMixin):
    """One form of a teller."""

    @property
    def signed_form(self) -> SignedForm:
        """The form, if it is of this teller."""
        form = self.teller.signed_forms.filter(pk=self.kwargs["pk"]).first()
        if form is None:
            raise Http404("Dit formulier is er niet (meer).")
        return form


class OpenSignedForm(SignedFormMixin, View):
    """Hand over a form as a download, and write down who took it."""

    def get(self, request, *args, **kwargs) -> FileResponse:
        form = self.signed_form
        try:
            content = form.file.open("rb")
        except FileNotFoundError:
            raise Http404("Dit bestand is er niet meer.") from None
        except UnreadableFileError:
            raise Http404("Dit bestand is nu niet te lezen: de sleutel ontbreekt.") from None
        log_reading(request.user, self.teller)
        name = str(form.file.name)
        suffix = name.rpartition(".")[2]
        response = FileResponse(
            content,
            as_attachment=True,
            filename=f"formulier-{self.teller.reference}.{suffix}",
            content_type=content_type_of(name),
        )
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class DeleteSignedForm(SignedFormMixin, TellerActionView):
    """Delete a form that does not belong here."""

    def act(self) -> HttpResponse:
        form = self.signed_form
        form.file.delete(save=False)
        form.delete()
        return self.done("Het formulier is verwijderd.")
