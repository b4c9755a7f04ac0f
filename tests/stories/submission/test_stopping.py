"""Going back, stopping and throwing away, in the middle of the form."""

import pytest

from stories.consent.models import Teller
from stories.conversation.models import Conversation

from .conftest import ABOUT, BEGIN, STEPS, STORY, USES, Writer


def sharers() -> int:
    return Teller.objects.filter(submission__isnull=False).count()


def test_going_back_keeps_what_was_typed(writer: Writer):
    writer.go_to("versturen").press("back", uses=["press"])
    assert writer.address == writer.address_of("over-jou")
    assert (writer.value("display_name"), writer.value("municipality")) == ("Zonneroosje", "weert")
    writer.press("back", **ABOUT)
    assert writer.address == writer.address_of("verhaal")
    assert writer.value("text") == STORY["text"]
    writer.press("back", text="", themes=["angst"])
    assert writer.address == writer.address_of("vooraf")
    assert (writer.value("age"), writer.value("perspective")) == ("ja", "naaste")

    writer.press(**BEGIN)
    assert writer.address == writer.address_of("verhaal")
    assert (writer.value("text"), writer.ticked("themes")) == ("", {"angst"})
    writer.press(**STORY)
    writer.press(**ABOUT)
    assert writer.ticked("uses") == {"press"}


def test_changing_something_at_the_end_goes_back_to_the_end(writer: Writer):
    writer.go_to("versturen")
    links = [link["href"] for link in writer.html.one("main").find("a")]
    assert [writer.address_of(step) for step in STEPS[:3]] == [a for a in links if "/deel" in a]
    writer.open(writer.address_of("verhaal"))
    writer.press(**STORY | {"text": "Korter."})

    assert writer.address == writer.address_of("versturen")
    assert "Korter." in writer.page_text


def test_the_back_button_of_the_browser_leads_to_what_was_filled_in(writer: Writer):
    writer.open()
    form = writer.address
    writer.press(**BEGIN)
    writer.open(form)

    assert writer.address == writer.address_of("vooraf")
    assert writer.value("perspective") == "naaste"
    assert sharers() == 1


def test_stopping_keeps_everything_and_shows_the_link(writer: Writer, settings):
    writer.go_to("verhaal").press("stop", text="Een half verh", themes=["angst", "onzin"])
    (link,) = [link for link in writer.html.one("main").find("a") if "http" in link.text]
    assert link.text == settings.SITE_URL + link["href"]

    again = Writer()
    again.open(link["href"])
    assert again.address.endswith("/verhaal/")
    assert again.value("text") == "Een half verh"
    assert again.ticked("themes") == {"angst"}
    assert again.answer.status_code == 200
    assert again.errors == []


def test_an_absurd_amount_of_text_is_not_kept_but_not_lost_either(writer: Writer):
    writer.go_to("verhaal").press("stop", text="x" * 100_001)

    assert writer.answer.status_code == 422
    assert writer.value("text") == "x" * 100_001
    assert writer.submission.unfinished is None


class TestUnder16:
    def test_nothing_is_stored_and_somebody_else_listens(self, writer: Writer):
        writer.open()
        writer.press(**BEGIN | {"age": "nee"})

        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"
        assert "bewaard" in writer.page_text
        assert writer.html.one("main").find("section", id="hulp")
        assert sharers() == 0

    def test_the_rest_may_be_empty(self, writer: Writer):
        writer.open()
        writer.press(age="nee")
        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"

    @pytest.mark.parametrize("action", ["next", "stop"])
    def test_saying_so_later_deletes_everything(self, writer: Writer, action):
        writer.go_to("versturen").open(writer.address_of("vooraf"))
        old = writer.address
        writer.press(action, **BEGIN | {"age": "nee"})

        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"
        assert sharers() == 0
        assert writer.client.get(old).status_code == 404


class TestDiscard:
    @pytest.mark.parametrize("step", STEPS[1:])
    def test_one_button_deletes_everything_at_once(self, writer: Writer, step):
        writer.go_to(step)
        (button,) = [b for b in writer.html.find("button") if b.get("formaction")]
        old, key = writer.address, writer.teller.key
        writer.press("", address=button["formaction"])

        assert writer.address == "/deel-jouw-verhaal/gewist/"
        assert not Teller.objects.filter(key=key).exists()
        assert writer.client.get(old).status_code == 404

    def test_a_second_time_says_the_same(self, writer: Writer):
        writer.go_to("verhaal")
        address = writer.address_of("wissen")
        writer.press("", address=address)
        writer.press("", address=address)
        assert writer.address == "/deel-jouw-verhaal/gewist/"

    def test_a_link_deletes_nothing(self, writer: Writer):
        writer.go_to("verhaal")
        assert writer.client.get(writer.address_of("wissen")).status_code == 405
        assert sharers() == 1

    def test_what_was_sent_is_for_the_private_page(self, writer: Writer):
        writer.go_to("versturen")
        address = writer.address_of("wissen")
        writer.press("send", **USES)
        writer.press("", address=address)

        assert writer.address.startswith("/mijn-verhaal/")
        assert writer.teller.conversation.status == Conversation.Status.RECEIVED
