"""Reporting a problem: it reaches somebody, nobody else, and not for longer than said."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.accessibility.daily import delete_old_reports
from campaign.accessibility.models import KEPT_FOR, ProblemReport
from campaign.accessibility.reports import LETTERS, REPORTS, REPORTS_OF_ALL
from openhartig.operations.daily import work
from openhartig.pages.models import SiteSettings
from tests.factories import UserFactory
from tests.html import Element, read_html

ADDRESS = "/toegankelijkheid/melden/"
TYPED = {
    "text": "De knop doet niets, zegt Zwerfkraai.",
    "page": "/verhalen/",
    "contact": "zwerfkraai@example.org",
}


@pytest.fixture(autouse=True)
def _contact_point(site) -> None:
    SiteSettings.objects.update_or_create(
        site=site.record, defaults={"contact_email": "redactie@example.org"}
    )


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"sec-fetch-site": "same-origin"})


def answers(page: Element) -> dict[str, str]:
    fields = page.find("input", "textarea")
    return {field["name"]: field.get("value") or field.text for field in fields}


def test_a_report_is_kept_and_the_contact_point_hears_of_it(
    visitor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = visitor.post(ADDRESS, TYPED)
    assert answer.status_code == 303
    assert "Dank je wel" in visitor.get(answer["Location"]).text

    report = ProblemReport.objects.get()
    assert {name: getattr(report, name) for name in TYPED} == TYPED
    (letter,) = mail.outbox
    assert letter.to == ["redactie@example.org"]
    for words in ("Zwerfkraai", "zwerfkraai", "verhalen", "knop"):
        assert words not in f"{letter.subject} {letter.body} {letter.alternatives}"


def test_without_a_contact_point_it_waits_in_the_cms(visitor, editor, log_in):
    SiteSettings.objects.update(contact_email="")
    visitor.post(ADDRESS, {"text": "Kapot"})

    assert mail.outbox == []
    assert "1 melding" in log_in(editor).get(reverse("wagtailadmin_home")).text


def test_only_what_goes_wrong_is_asked_and_what_was_typed_stays(visitor):
    answer = visitor.post(ADDRESS, TYPED | {"text": " "})
    page = read_html(answer)

    assert answer.status_code == 422
    assert page.one("title").text.startswith("Fout: ")
    assert "Een paar woorden is genoeg." in page.one("div", id="fouten").text
    assert TYPED["page"] in answers(page).values()
    assert TYPED["contact"] in answers(page).values()
    assert visitor.post(ADDRESS, {"text": "Kapot"}).status_code == 303


def test_whoever_fills_in_the_hidden_field_is_asked_once_more(visitor):
    answer = visitor.post(ADDRESS, TYPED | {"website": "https://example.org"})

    assert answer.status_code == 422
    assert TYPED["text"] in answers(read_html(answer)).values()
    assert not ProblemReport.objects.exists()
    assert "website" not in answers(read_html(answer))  # no browser can fill it in again


@pytest.mark.parametrize("limit", [REPORTS, REPORTS_OF_ALL])
def test_too_many_are_refused_without_losing_a_word(visitor, limit):
    while limit.take("127.0.0.1" if limit is REPORTS else ""):
        pass
    answer = visitor.post(ADDRESS, TYPED)

    assert answer.status_code == 429
    assert answer["Retry-After"] == str(limit.seconds)
    assert TYPED["text"] in answers(read_html(answer)).values()


def test_few_letters_go_out(visitor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(LETTERS.most + 2):
            visitor.post(ADDRESS, TYPED)

    assert len(mail.outbox) == LETTERS.most


@pytest.mark.parametrize("text", ["", "Ik wil dood"])
def test_help_stands_there_for_who_may_need_it(visitor, text):
    page = read_html(visitor.post(ADDRESS, {"text": text, "page": "Ik wil dood"}))

    assert "hidden" not in page.one("section", class_="note danger-help").attributes


def test_nobody_else_is_told_that_somebody_may_need_help(visitor):
    page = read_html(visitor.get(ADDRESS))

    assert "hidden" in page.one("section", class_="note danger-help").attributes


def test_it_comes_from_our_own_page_and_leaves_nothing_behind(visitor):
    assert Client(headers={"sec-fetch-site": "cross-site"}).post(ADDRESS, TYPED).status_code == 403
    for answer in (visitor.get(ADDRESS), visitor.post(ADDRESS, TYPED)):
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]


def test_nothing_of_it_stands_in_clear(visitor):
    visitor.post(ADDRESS, TYPED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, page, contact FROM accessibility_problemreport")
        row = " ".join(cursor.fetchone())

    assert not any(words in row for words in TYPED.values())


def test_after_ninety_days_it_is_gone():
    old, new = (ProblemReport.objects.create(text="Kapot") for _ in range(2))
    moment = timezone.now() - KEPT_FOR
    ProblemReport.objects.filter(pk=old.pk).update(reported_at=moment - timedelta(minutes=1))
    ProblemReport.objects.filter(pk=new.pk).update(reported_at=moment + timedelta(minutes=1))
    delete_old_reports(timezone.now())

    assert ProblemReport.objects.get() == new
    assert delete_old_reports in work.parts()


class TestInTheCms:
    @pytest.fixture
    def report(self) -> ProblemReport:
        return ProblemReport.objects.create(**TYPED)

    @staticmethod
    def screen(name: str, *arguments) -> str:
        return reverse(ProblemReport.snippet_viewset.get_url_name(name), args=arguments)

    def test_an_editor_reads_it_and_marks_it_as_handled(self, editor, log_in, report):
        cms = log_in(editor)
        assert TYPED["page"] in cms.get(self.screen("list")).text
        shown = cms.get(self.screen("edit", report.pk)).text
        assert all(words in shown for words in TYPED.values())

        cms.post(self.screen("edit", report.pk), {"is_handled": "on", "text": "Anders"})
        report.refresh_from_db()
        assert report.is_handled
        assert report.text == TYPED["text"]
        assert "Meldingen over de site" not in cms.get(reverse("wagtailadmin_home")).text

    def test_nobody_makes_one_up(self, log_in, report):
        owner = UserFactory(is_superuser=True, username="beheerder")

        assert log_in(owner).get(self.screen("add")).status_code == 302

    def test_a_municipal_editor_does_not_see_it(self, municipal_editor, log_in, report):
        cms = log_in(municipal_editor)

        assert cms.get(self.screen("list")).status_code == 302
        assert "Meldingen over de site" not in cms.get(reverse("wagtailadmin_home")).text

    def test_the_log_of_the_cms_says_nothing_of_it(self, editor, log_in, report):
        log_in(editor).post(self.screen("edit", report.pk), {"is_handled": "on"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT label, data FROM wagtailcore_modellogentry")
            rows = str(cursor.fetchall())

        assert "Melding van" in rows
        assert "Zwerfkraai" not in rows
