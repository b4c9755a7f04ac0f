from datetime import datetime, time

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView
from django.views.generic.edit import FormMixin

from stories.consent.content import facts_of, parts_of
from stories.consent.locking import locked
from stories.consent.models import Agreement, Teller
from stories.consent.parts import labels_of
from stories.consent.uses import How
from stories.consent.wording import INTRODUCTION, WORDING
from stories.conversation.contact import RefusedError
from stories.conversation.models import Conversation
from stories.desk.drafts import link_draft
from stories.desk.forms import AgreementForm, ContactForm, GrantsForm, InterviewForm
from stories.desk.grants import record_grants
from stories.desk.reading import log_reading
from stories.desk.spelling import readable
from stories.models import StoryPage
from stories.models.review import start_review
from stories.submission.figures import count_received

from .base import CoordinatorMixin, TellerFormView

CHANGED = "De tekst is net veranderd. Lees de nieuwe versie en leg dan pas het akkoord vast."
NO_PAGE = "Er is nog geen pagina. Maak eerst een concept."
TAKEN = "Dit concept hoort al bij een andere verteller."


class GrantsMixin(FormMixin):
    """A form with the exact words that are kept with every decision."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs) -> dict:
        words = {"introduction": INTRODUCTION, "wording": WORDING.values()}
        return super().get_context_data(**words, **kwargs)

    def record(self, teller: Teller, form: GrantsForm) -> int:
        """Write the decisions down; return how many there are."""
        said = form.cleaned_data
        return record_grants(
            teller,
            said["granted"],
            How(said["how"]),
            asked_by=said["asked_by"],
            witness=said["witness"],
            decided_at=_moment_on(said["decided_on"]),
        )


class RecordInterview(GrantsMixin, CoordinatorMixin, FormView):
    """Start with somebody who told a story in a talk, and record what may be done with it."""

    template_name = "wagtailadmin/desk/interview.html"
    form_class = InterviewForm
    page_title = "Verhaal uit een gesprek"

    def get_context_data(self, **kwargs) -> dict:
        details = {"submit_label": "Leg vast", "back_url": reverse("desk_tellers")}
        return super().get_context_data(**details, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        try:
            teller = self._make(form)
        except (IntegrityError, RefusedError):
            form.add_error("story", TAKEN)
            return self.form_invalid(form)
        messages.success(self.request, "Vastgelegd.")
        address = reverse("desk_teller", args=[teller.key])
        return HttpResponseRedirect(address, status=303)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @transaction.atomic
    def _make(self, form: InterviewForm) -> Teller:
        said = form.cleaned_data
        teller = Teller.objects.create(
            origin=Teller.Origin.INTERVIEW,
            **{name: said[name] or None for name in ("name", "email", "phone")},
        )
        received = {"status": Conversation.Status.RECEIVED, "sent_at": timezone.now()}
        Conversation.objects.create(teller=teller, **received)
        self.record(teller, form)
        if story := said["story"]:
            link_draft(teller, story)
            teller.refresh_from_db()
        count_received(teller)
        return teller


class RecordGrants(GrantsMixin, TellerFormView):
    """Record what a teller said outside the site about what may be done."""

    template_name = "wagtailadmin/desk/grants.html"
    form_class = GrantsForm
    page_title = "Leg toestemming vast"
    submit_label = "Leg vast"

    def get_initial(self) -> dict:
        return {"granted": [use.value for use in self.teller.granted]}

    def act(self, form) -> HttpResponse:
        changed = self.record(self.teller, form)
        return self.done("Vastgelegd." if changed else "Er is niets veranderd.")


class RecordAgreement(TellerFormView):
    """Record that a teller agreed to the latest version outside the site."""

    template_name = "wagtailadmin/desk/agreement.html"
    form_class = AgreementForm
    page_title = "Leg akkoord vast"
    submit_label = "De verteller is akkoord met deze tekst"

    @property
    def story(self) -> StoryPage | None:
        """The page of the teller."""
        return StoryPage.objects.filter(key=self.teller.key).first()

    def get(self, request, *args, **kwargs) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.story else self.refused(NO_PAGE)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.story else self.refused(NO_PAGE)

    def get_context_data(self, **kwargs) -> dict:
        story = get_object_or_404(StoryPage, key=self.teller.key)
        version = story.get_latest_revision_as_object()
        parts = parts_of(version)
        details = {
            "paragraphs": readable(version),
            "facts": facts_of(version),
            "other_parts": labels_of(name for name, digest in parts.items() if digest),
        }
        context = super().get_context_data(**kwargs) | details
        context["form"].initial["revision"] = story.latest_revision_id
        return context

    def act(self, form) -> HttpResponse:
        with transaction.atomic():
            teller = locked(self.teller)
            story = StoryPage.objects.filter(key=teller.key).first()
            if story is None:
                raise RefusedError(NO_PAGE)
            if story.latest_revision_id != form.cleaned_data["revision"]:
                form.data = form.data.copy()
                form.data["revision"] = story.latest_revision_id
                raise RefusedError(CHANGED)
            version = story.get_latest_revision_as_object()
            teller.agree(
                parts_of(version),
                Agreement.Kind.RECORDED,
                by=self.request.user,
                reason=_how_in_words(form.cleaned_data),
            )
            if teller.conversation.status == Conversation.Status.ASKED:
                teller.conversation.set_status(Conversation.Status.ACCEPTED)
            start_review(story, self.request.user)
        return self.done("Het akkoord is vastgelegd.")


class EditContact(TellerFormView):
    """Correct how a teller can be reached."""

    form_class = ContactForm
    page_title = "Contactgegevens"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        log_reading(request.user, self.teller)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"instance": Teller.objects.get(pk=self.teller.pk)}

    def act(self, form) -> HttpResponse:
        with transaction.atomic():
            teller = locked(self.teller)
            for name in form.fields:
                setattr(teller, name, form.cleaned_data[name] or None)
            teller.save(update_fields=list(form.fields))
        return self.done("De contactgegevens zijn bewaard.")


def _moment_on(day) -> datetime:
    """Return a moment on a day: now when it is today, else noon."""
    now = timezone.localtime()
    return now if day == now.date() else timezone.make_aware(datetime.combine(day, time(12)))


def _how_in_words(said: dict) -> str:
    words = How(said["how"]).label
    return f"{words}: {said['witness']}" if said["witness"] else words
