import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.test import Client

from stories.consent.models import Teller
from stories.submission import proof, spam
from stories.submission.models import SharePage, Submission
from tests.factories import MunicipalityFactory, ThemeFactory, Tree
from tests.html import Element, read_html

BEGIN = {"age": "ja", "perspective": "naaste"}
ABOUT = {
    "naming": "naam",
    "display_name": "Zonneroosje",
    "email": "zonneroosje@example.org",
    "phone": "",
    "municipality": "weert",
}
STORY = {
    "text": "Jarenlang zei ik dat het goed ging.\nTot die ene woensdagnacht.",
    "themes": ["angst"],
    "content_notes": ["loss"],
}
USES = {"uses": ["site-text", "name"]}
STEPS = ["vooraf", "verhaal", "over-jou", "versturen"]
FROM_US = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _nobody_is_too_fast(monkeypatch) -> None:
    monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", -1)


@pytest.fixture
def share_page(site: Tree) -> SharePage:
    """The page that leads to the form, on a site with a municipality and a theme."""
    MunicipalityFactory(name="Weert", slug="weert")
    ThemeFactory(name="Angst", slug="angst")
    return site.share


@dataclass
class Writer:
    """Somebody with a browser without JavaScript, who shares a story.

    Attributes:
        address: where the browser is.
        page: what it shows.
    """

    client: Client = field(default_factory=lambda: Client(headers=FROM_US))
    address: str = "/deel-jouw-verhaal/begin/"
    answer: HttpResponse | None = None

    def open(self, address: str = "") -> HttpResponse:
        """Go to an address, this one again without a name, and on to where it leads."""
        return self._arrive(self.client.get(address or self.address), address or self.address)

    def press(self, action: str = "next", address: str = "", **fields) -> HttpResponse:
        """Send the form of this page, with its hidden fields, and go where it leads."""
        hidden = {i["name"]: i.get("value") for i in self.html.find("input", type="hidden")}
        target = address or self.address
        data = hidden | fields | {"action": action}
        return self._arrive(self.client.post(target, data), target)

    def go_to(self, step: str, **changes) -> "Writer":
        """Fill in everything before a step.

        Args:
            step: the name of the step in its address.
            changes: other answers than the usual ones.
        """
        self.open()
        for name, answers in (("verhaal", BEGIN), ("over-jou", STORY), ("versturen", ABOUT)):
            self.press(**(answers | {key: changes[key] for key in answers.keys() & changes}))
            assert self.answer.status_code == 200, self.page_text
            assert self.address.endswith(f"/{name}/")
            if name == step:
                break
        return self

    def address_of(self, step: str) -> str:
        """Return the address of another step."""
        return f"/deel-jouw-verhaal/{self.token}/{step}/"

    def value(self, name: str) -> str:
        """Return what stands in a field, or which answer is chosen."""
        field, *others = self.html.one("main").find("input", "textarea", "select", name=name)
        if field.tag == "textarea":
            return "".join(field.content).removeprefix("\n")
        chosen = [field]
        if field.tag == "select":
            chosen = field.find("option", selected="")
        elif field["type"] == "radio":
            chosen = [each for each in (field, *others) if "checked" in each.attributes]
        return chosen[0].get("value") if chosen else ""

    def ticked(self, name: str) -> set[str]:
        """Return which boxes of a question are ticked."""
        boxes = self.html.one("main").find("input", name=name, checked="")
        return {box["value"] for box in boxes}

    @property
    def errors(self) -> list[str]:
        """What the summary of errors says; each leads to the answer that it is about."""
        summary = self.html.find("div", id="fouten")
        links = summary[0].find("a") if summary else []
        ids = {element.get("id") for element in self.html.find()}
        assert all(link["href"][1:] in ids for link in links)
        return [link.text for link in links]

    def _arrive(self, answer: HttpResponse, address: str) -> HttpResponse:
        self.address, self.answer = address, answer
        while self.answer.status_code in {302, 303}:
            self.address = self.answer["Location"]
            self.answer = self.client.get(self.address)
        return self.answer

    @property
    def html(self) -> Element:
        """The page as a tree of elements."""
        return read_html(self.answer)

    @property
    def page_text(self) -> str:
        """What the main part of the page says."""
        return self.html.one("main").text

    @property
    def token(self) -> str:
        """The token in the address."""
        return re.match("/(?:deel-jouw|mijn)-verhaal/([^/]{40,})/", self.address)[1]

    @property
    def teller(self) -> Teller:
        """Who this is, when there is only one."""
        return Teller.objects.get(submission__isnull=False)

    @property
    def submission(self) -> Submission:
        """What is stored, when there is only one."""
        return Submission.objects.get()


@pytest.fixture
def writer(share_page: SharePage) -> Iterator[Writer]:
    """Somebody at the door of the form."""
    return Writer()


@pytest.fixture
def short_sum(monkeypatch) -> None:
    """Let the proof of work take no time."""
    monkeypatch.setattr(proof, "COST", 1)


@pytest.fixture
def later(monkeypatch):
    """A function that lets time pass."""

    def pass_time(seconds: float) -> None:
        now = time.time() + seconds
        monkeypatch.setattr(time, "time", lambda: now)

    return pass_time
