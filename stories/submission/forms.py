"""What each step of the form asks, and how an answer becomes part of a submission."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from openhartig.encryption import UNREADABLE_TEXT
from openhartig.input.fields import EmailField, PhoneField, PlainTextField
from openhartig.region.models import Municipality
from stories.consent.models import ConsentWording
from stories.consent.uses import Use
from stories.consent.wording import INTRODUCTION, WORDING
from stories.models import ContentNote, Perspective, Theme

from .models import Step, Submission
from .step_form import StepForm, choose, tick

MOST_CHARACTERS = 10_000
REGION = "regio"
UNREACHABLE = "Vul je e-mailadres of je telefoonnummer in. Anders kunnen we je niet bereiken."
YES, NO = "ja", "nee"
ANONYMOUS, NAMED = "anoniem", "naam"

PERSPECTIVES = {
    Perspective.OWN_EXPERIENCE: "Ik vertel over mezelf",
    Perspective.RELATIVE: "Ik ben naaste: familie, partner, vriend of buur",
    Perspective.PROFESSIONAL: "Ik maak het mee in mijn werk, zoals in de zorg",
    Perspective.EMPLOYER: "Ik ben werkgever of leidinggevende",
    Perspective.GOVERNOR: "Ik ben bestuurder",
}


class BeginForm(StepForm):
    """Who tells: whether we may take the story, and from where somebody looks at it."""

    step = Step.BEGIN

    age = choose(
        "Ben je 16 jaar of ouder?",
        [(YES, "Ja"), (NO, "Nee, ik ben jonger")],
        "Laat weten of je 16 jaar of ouder bent.",
    )
    perspective = choose(
        "Wie ben je in dit verhaal?", PERSPECTIVES.items(), "Kies wie je bent in dit verhaal."
    )

    @staticmethod
    def initial_of(submission: Submission) -> dict:
        return {
            "age": YES if submission.is_16 else None,
            "perspective": submission.perspective,
        }

    @property
    def is_too_young(self) -> bool:
        """Whether somebody says to be younger than 16, whatever else was filled in."""
        return self.data.get("age") == NO

    def save_to(self, submission: Submission) -> None:
        submission.is_16 = self.cleaned_data["age"] == YES
        submission.perspective = self.cleaned_data["perspective"]


class StoryForm(StepForm):
    """The story itself, and what it is about."""

    step = Step.STORY

    text = PlainTextField(
        label="Jouw verhaal",
        help_text="Hooguit 10.000 tekens: ongeveer vier bladzijden. Korter is ook goed. "
        "Schrijf zoals je praat, fouten zijn niet erg.",
        error_messages={"required": "Schrijf hier je verhaal. Een paar zinnen is genoeg."},
        widget=forms.Textarea({"class": "control", "rows": 16, "data-most": MOST_CHARACTERS}),
    )
    themes = tick("Waar gaat je verhaal over?", "Kies wat past. Weet je het niet? Sla dit over.")
    content_notes = tick(
        "Gaat je verhaal ook over iets wat zwaar kan zijn om te lezen?",
        "Lezers zien dit dan voordat ze beginnen.",
        [(note.value, note.label.capitalize()) for note in ContentNote],
    )

    @staticmethod
    def initial_of(submission: Submission) -> dict:
        return {
            "text": submission.text,
            "themes": [theme.slug for theme in submission.themes],
            "content_notes": submission.content_notes,
        }

    def prepare(self, request: HttpRequest) -> None:
        self.all_themes = {theme.slug: theme for theme in Theme.objects.all()}
        self.offer("themes", [(t.slug, t.name) for t in self.all_themes.values()])

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if text == UNREADABLE_TEXT:
            raise ValidationError("We kunnen je verhaal nu niet tonen. Probeer het later nog eens.")
        too_many = len(text) - MOST_CHARACTERS
        if too_many > 0:
            count = f"{too_many:,}".replace(",", ".")
            noun = "teken" if too_many == 1 else "tekens"
            raise ValidationError(
                f"Je verhaal is {count} {noun} te lang. Maak het korter. Er is niets weg."
            )
        return text

    def save_to(self, submission: Submission) -> None:
        submission.text = self.cleaned_data["text"]
        submission.content_notes = self.cleaned_data["content_notes"]
        submission.themes = [self.all_themes[slug] for slug in self.cleaned_data["themes"]]


class AboutForm(StepForm):
    """How we may name who shares the story, and how to reach that person."""

    step = Step.ABOUT

    naming = choose(
        "Mag je naam bij je verhaal staan?",
        [(ANONYMOUS, "Nee, ik blijf anoniem"), (NAMED, "Ja, deze naam mag erbij:")],
        "Kies of je anoniem wilt blijven.",
    )
    display_name = PlainTextField(
        label="Naam bij je verhaal",
        help_text="Alleen als je niet anoniem blijft. Een voornaam is genoeg. "
        "Het mag ook een andere naam zijn.",
        required=False,
        max_length=80,
        error_messages={"max_length": "Deze naam is te lang. Gebruik hooguit 80 tekens."},
        widget=forms.TextInput({"class": "control", "autocomplete": "nickname"}),
    )
    municipality = choose(
        "In welke gemeente woon je?",
        [],
        "Kies een gemeente, of kies ‘Alleen de regio’.",
        widget=forms.Select({"class": "control"}),
        help_text="Wil je minder herkenbaar zijn? Kies dan ‘Alleen de regio’.",
    )
    email = EmailField(
        label="E-mailadres",
        required=False,
        widget=forms.EmailInput({"class": "control", "autocomplete": "email"}),
    )
    phone = PhoneField(
        label="Telefoonnummer",
        required=False,
        max_length=40,
        widget=forms.TextInput({"class": "control", "type": "tel", "autocomplete": "tel"}),
    )

    @staticmethod
    def initial_of(submission: Submission) -> dict:
        teller, municipality = submission.teller, submission.municipality
        if not (teller.email or teller.phone):
            return {}  # nobody answered yet, and nothing is chosen beforehand
        return {
            "naming": ANONYMOUS if submission.is_anonymous else NAMED,
            "display_name": submission.display_name,
            "email": teller.email,
            "phone": teller.phone,
            "municipality": municipality.slug if municipality else REGION,
        }

    def prepare(self, request: HttpRequest) -> None:
        self.municipalities = {place.slug: place for place in Municipality.of(request)}
        places = [(slug, place.name) for slug, place in self.municipalities.items()]
        first = [("", "Kies een gemeente"), (REGION, "Alleen de regio")]
        self.offer("municipality", first + places)

    def clean(self) -> None:
        answers = self.cleaned_data
        if answers.get("naming") == NAMED and answers.get("display_name") == "":
            self.add_error("display_name", "Vul de naam in die bij je verhaal mag staan.")
        unreachable = not (answers.get("email") or answers.get("phone"))
        if unreachable and not {"email", "phone"} & self.errors.keys():
            self.add_error("email", UNREACHABLE)

    def save_to(self, submission: Submission) -> None:
        answers, teller = self.cleaned_data, submission.teller
        teller.email = answers["email"] or None
        teller.phone = answers["phone"] or None
        submission.is_anonymous = answers["naming"] == ANONYMOUS
        submission.display_name = None if submission.is_anonymous else answers["display_name"]
        submission.municipality = self.municipalities.get(answers["municipality"])

    def keep(self) -> bool:
        is_kept = super().keep()
        if self.is_valid():
            self.submission.teller.save(update_fields=["email", "phone"])
        return is_kept


class SendForm(StepForm):
    """Consent, asked in the exact words that are kept with it."""

    step = Step.SEND

    uses = tick("Waar geef je toestemming voor?", INTRODUCTION)

    @staticmethod
    def initial_of(submission: Submission) -> dict:
        return {"uses": submission.uses}

    def prepare(self, request: HttpRequest) -> None:
        questions = [(use.value, WORDING[use][0]) for use in self.submission.askable_uses]
        self.offer("uses", questions)
        self.wording = ConsentWording.current()

    @property
    def has_changed_words(self) -> bool:
        """Whether consent was given in other words than we use now."""
        return self.submission.wording_id not in (None, self.wording.pk)

    @property
    def questions(self) -> list[tuple]:
        """Each use as a checkbox with its explanation."""
        choices = list(self["uses"])
        for choice in choices:
            choice.data["attrs"]["aria-describedby"] = f"{choice.id_for_label}_uitleg"
        explanations = [WORDING[use][1] for use in self.submission.askable_uses]
        return list(zip(choices, explanations, strict=True))

    def clean_uses(self) -> list[str]:
        uses = self.cleaned_data["uses"]
        if Use.SITE_TEXT not in uses:
            raise ValidationError(
                "Zonder toestemming voor de tekst op de site kunnen we niets met je verhaal doen. "
                "Twijfel je? Stop dan hier en kom later terug, of wis alles. Dat is ook goed."
            )
        return uses

    def clean(self) -> None:
        if self.data.get("wording") != str(self.wording.pk):
            raise ValidationError("Deze tekst is net veranderd. Lees hem nog een keer.")

    def save_to(self, submission: Submission) -> None:
        submission.uses = self.cleaned_data["uses"]
        submission.wording = self.wording


FORMS: dict[Step, type[StepForm]] = {
    form.step: form for form in (BeginForm, StoryForm, AboutForm, SendForm)
}
