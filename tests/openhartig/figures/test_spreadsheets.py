"""The spreadsheets say what the screen says, and run nothing."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from stories.desk.models import ReasonTemplate

from .counted import FIGURES, began, counted

pytestmark = pytest.mark.usefixtures("december")


def sheet(cms: Client, **query) -> list[list]:
    """Return the rows of the spreadsheet for Excel."""
    answer = cms.get(FIGURES, {"export": "xlsx", **query})
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return [
        ["" if v is None else v for v in row] for row in book.active.iter_rows(values_only=True)
    ]


def lines(cms: Client, **query) -> list[list[str]]:
    """Return the rows of the spreadsheet as text."""
    answer = cms.get(FIGURES, {"export": "csv", **query})
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(StringIO(text)))


def test_spreadsheets_say_what_the_screen_says(cms: Client, venlo):
    began("2026-10")
    counted("placed", 12, "2026-10", place=venlo)
    counted("received", 6, "2026-10", part="form")
    rows = lines(cms)

    assert rows == [[str(value) for value in row] for row in sheet(cms)]
    assert rows[0] == [
        "Gemeente", "Van", "Tot en met", "Onderwerp", "Cijfer", "Waarvan", "Aantal", "Deel",
    ]  # fmt: skip
    period = ["2026-10", "2026-11"]
    assert ["Venlo", *period, "Verhalen", "Geplaatst", "", "10", ""] in rows
    assert ["de hele regio", *period, "Verhalen", "Ontvangen", "zelf gestuurd", "5", ""] in rows
    assert {row[0] for row in lines(cms, gemeente=venlo.pk)[1:]} == {"Venlo"}
    assert "12" not in {row[6] for row in rows}


def test_no_cell_is_a_formula(cms: Client):
    began("2026-10")
    ReasonTemplate.objects.create(name="=HYPERLINK(1)", text="Dank je wel.")

    assert "'=HYPERLINK(1)" in {row[5] for row in lines(cms)}
    assert "'=HYPERLINK(1)" not in {row[0] for row in sheet(cms)}
