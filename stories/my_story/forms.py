from django import forms

from openhartig.input.fields import PlainTextField
from stories.consent.uses import Use
from stories.consent.wording import WORDING

from .versions import Version

MOST_CHARACTERS = 2_000


class RemarkForm(forms.Form):
    """What the teller wants to be different, or answers."""

    remark = PlainTextField(
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea,
        error_messages={
            "required": "Schrijf eerst wat je ons wilt zeggen.",
            "max_length": "Dit is %(show_value)d tekens lang. Er passen er %(limit_value)d.",
        },
    )


class GrantForm(forms.Form):
    """Yes or no for each use, and what the teller saw as yes when the form was made.

    Only what differs from that counts: a form that was open in another tab undoes nothing.
    """

    granted = forms.MultipleChoiceField(choices=Use.choices, required=False)
    before = forms.MultipleChoiceField(choices=Use.choices, required=False)

    def decide(self, current: set[Use]) -> set[Use]:
        """Return what is allowed from now on.

        Args:
            current: what is allowed at this moment.
        """
        wanted = {Use(use) for use in self.cleaned_data["granted"]}
        seen = {Use(use) for use in self.cleaned_data["before"]}
        return (current - (seen - wanted)) | (wanted - seen)


def waits_for_choice(asked: list[dict]) -> bool:
    """Tell whether a version has something to see or hear that is not allowed.

    Args:
        asked: what `questions` returned.
    """
    return any(q["content"] and q["content"].is_to_be_seen and not q["granted"] for q in asked)


def questions(granted: set[Use], version: Version | None) -> list[dict]:
    """Return each use with the words that ask for it, whether it is allowed now, and for what.

    Args:
        granted: what is allowed now.
        version: the version of the story that the teller sees, if there is one.
    """
    return [
        {
            "use": use,
            "question": question,
            "explanation": explanation,
            "granted": use in granted,
            "content": version.withheld.get(use) if version else None,
        }
        for use, (question, explanation) in WORDING.items()
    ]
