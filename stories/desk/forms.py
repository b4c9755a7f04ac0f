from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from openhartig.input.contact import is_phone, plain
from openhartig.input.fields import EmailField, PhoneField, PlainTextField
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.consent.wording import WORDING
from stories.models import StoryPage

from .drafts import free_drafts
from .signed_forms import checked

RECORDED = [How.SIGNED_FORM, How.MAIL, How.SPOKEN]
"""The ways in which somebody can say something outside the site."""

ONE_IS_ENOUGH = "Vul een e-mailadres of een telefoonnummer in. Eén is genoeg."
WHOLE_CONTACT = "Vul een heel e-mailadres of een heel telefoonnummer in."
NAME_THE_WITNESS = "Wie was erbij? Mondeling vastleggen kan alleen met een getuige."
NOT_LATER = "Deze dag moet nog komen."
PASSED = "Dit moment is al voorbij. Kies een later moment."
SEVERAL_LINES = forms.Textarea({"rows": 8})


class QuestionForm(forms.Form):
    """What a coordinator wants to know."""

    question = PlainTextField(
        label="Je vraag of bericht",
        max_length=2000,
        widget=SEVERAL_LINES,
        help_text="De verteller leest dit op de pagina Mijn verhaal en kan daar antwoorden. "
        "In de mail staat alleen dat er een bericht is.",
    )


class DeclineForm(forms.Form):
    """Why a story is not published."""

    reason = PlainTextField(
        label="Wat je de verteller laat weten",
        max_length=2000,
        widget=SEVERAL_LINES,
        help_text="De verteller leest dit op de pagina Mijn verhaal. Bedank, en wees eerlijk.",
    )


class NoteForm(forms.Form):
    """What coordinators write down for each other, and which version of it was read before."""

    text = PlainTextField(
        label="Notitie",
        max_length=4000,
        required=False,
        widget=SEVERAL_LINES,
        help_text="Alleen verhalencoördinatoren lezen dit. De verteller mag ernaar vragen: schrijf "
        "niets op wat je niet zou zeggen. Leeg: dan is de notitie weg.",
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)


class RecordedForm(forms.Form):
    """How, when and with whom somebody said something outside the site."""

    how = forms.ChoiceField(
        label="Hoe is het gezegd?",
        choices=[(how.value, how.label) for how in RECORDED],
        widget=forms.RadioSelect,
    )
    witness = PlainTextField(
        label="Getuige",
        max_length=120,
        required=False,
        help_text="Alleen bij mondeling: wie hoorde het ook?",
    )

    def clean(self) -> dict:
        """Ask for a witness of what was only spoken, and keep none otherwise."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") != How.SPOKEN:
            cleaned["witness"] = ""
        elif not cleaned.get("witness"):
            self.add_error("witness", NAME_THE_WITNESS)
        return cleaned


class AgreementForm(RecordedForm):
    """That a teller agreed to the version that the form shows."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class UserField(forms.ModelChoiceField):
    """Somebody who works here, by name."""

    def label_from_instance(self, user: User) -> str:
        return user.get_full_name() or user.username


class GrantsForm(RecordedForm):
    """What somebody allows, per use, in the words that are kept with it."""

    asked_by = UserField(label="Wie vroeg het?", queryset=User.objects.none())
    decided_on = forms.DateField(label="Wanneer?", widget=AdminDateInput)
    granted = forms.MultipleChoiceField(
        label="Wat mag er?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(use.value, WORDING[use][0]) for use in Use],
        help_text="Zet alleen een vinkje bij waar de verteller zelf ja op zei. "
        "Wat je niet aanvinkt, leg je vast als nee.",
    )

    field_order = ["granted", "how", "witness", "asked_by", "decided_on"]

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        users = User.objects.filter(is_active=True).order_by("first_name", "username")
        _offer(self, "asked_by", users)
        self.fields["asked_by"].initial = user.pk
        self.fields["decided_on"].initial = timezone.localdate()

    def clean_decided_on(self):
        """Refuse a day that is still to come."""
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(NOT_LATER)
        return day

    def clean_granted(self) -> set[Use]:
        """Return the uses that are allowed."""
        return {Use(use) for use in self.cleaned_data["granted"]}


class FindForm(forms.Form):
    """A whole mail address or phone number, to find who has it."""

    contact = PlainTextField(
        label="Zoek op e-mailadres of telefoonnummer",
        max_length=254,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": WHOLE_CONTACT},
        help_text="Een deel ervan vindt niets. We houden bij dat je zocht, niet op wie.",
    )

    def clean_contact(self) -> str:
        """Refuse what is neither."""
        typed = self.cleaned_data["contact"]
        if "@" not in typed and not is_phone(plain(typed)):
            raise ValidationError(WHOLE_CONTACT)
        return typed


class ContactForm(forms.ModelForm):
    """How to reach a teller; one way is enough."""

    class Meta:
        model = Teller
        fields = ["name", "email", "phone"]
        field_classes = {"name": PlainTextField, "email": EmailField, "phone": PhoneField}

    def clean(self) -> dict:
        """Ask for at least one way."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("email") and not cleaned.get("phone"):
            raise ValidationError(ONE_IS_ENOUGH)
        return cleaned


class InterviewForm(GrantsForm):
    """Somebody who told a story in a talk: how to reach them, and what they allow."""

    name = PlainTextField(label="Naam van de verteller", max_length=120)
    email = EmailField(label="E-mailadres", required=False)
    phone = PhoneField(label="Telefoonnummer", max_length=40, required=False)
    is_old_enough = forms.BooleanField(
        label="De verteller is 16 jaar of ouder",
        error_messages={"required": "Van wie jonger is dan 16, plaatsen we geen verhaal."},
    )
    story = forms.ModelChoiceField(
        label="Concept",
        queryset=StoryPage.objects.none(),
        required=False,
        empty_label="Er is nog geen concept",
        help_text="Is het verhaal al geschreven? Kies het hier. Alleen concepten zonder verteller.",
    )
    field_order = ["name", "email", "phone", "is_old_enough", *GrantsForm.field_order, "story"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "story", free_drafts().order_by("title"))

    def clean(self) -> dict:
        """Ask for at least one way to reach the teller."""
        cleaned = super().clean() or self.cleaned_data
        reachable = {"email", "phone"} & self.errors.keys()
        if not reachable and not cleaned.get("email") and not cleaned.get("phone"):
            self.add_error("email", ONE_IS_ENOUGH)
        return cleaned


class LinkDraftForm(forms.Form):
    """The draft of an editor that a teller told."""

    story = forms.ModelChoiceField(
        label="Concept",
        queryset=StoryPage.objects.none(),
        help_text="Alleen concepten waar nog geen verteller bij hoort.",
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "story", free_drafts().order_by("title"))


class SignedFormForm(forms.Form):
    """A scan of a signed form."""

    file = forms.FileField(
        label="Bestand",
        help_text="Een pdf, jpg of png van hooguit 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_file(self):
        """Look at what is in the file, and forget its name."""
        return checked(self.cleaned_data["file"])


class VersionForm(forms.Form):
    """Which version somebody has read, before something is said of it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class PlanForm(VersionForm):
    """When a version goes on the site."""

    day = forms.DateField(label="Dag", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    hour = forms.TimeField(
        label="Tijd", initial=time(9), widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )

    def clean(self) -> dict:
        """Put the two together, and refuse what has passed."""
        cleaned = super().clean() or self.cleaned_data
        if "day" in cleaned and "hour" in cleaned:
            moment = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["hour"]))
            if moment <= timezone.now():
                self.add_error("day", PASSED)
            cleaned["moment"] = moment
        return cleaned


class SpellingForm(VersionForm):
    """That an edit needs no new agreement."""

    same = forms.BooleanField(
        label="Ik las het na: er staat nog precies hetzelfde",
        error_messages={"required": "Lees het na en zet dan het vinkje."},
    )


def _offer(form: forms.BaseForm, name: str, rows: QuerySet) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
