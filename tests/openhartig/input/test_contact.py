"""How somebody may be reached: in the hand of many people, and never where nobody is."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from openhartig.input.contact import is_phone, normal_address, normal_phone, plain
from openhartig.input.fields import EmailField, PhoneField

NUMBERS = {
    "06 12345678": "06 12345678",
    "06-12345678": "06-12345678",
    "06–12345678": "06-12345678",  # what a phone makes of a hyphen
    "06—12345678": "06-12345678",
    "06‑12345678": "06-12345678",
    "06−12345678": "06-12345678",
    "06 – 12 34 56 78": "06 - 12 34 56 78",
    "06\xa01234\u202f5678": "06 1234 5678",
    "\u202a+31\xa06\xa012345678\u202c": "+31 6 12345678",  # as a list of contacts copies it
    "\u200e06 12345678\ufeff": "06 12345678",
    "06.12.34.56.78": "06.12.34.56.78",
    "06·12·34·56·78": "06.12.34.56.78",
    "06/12345678": "06/12345678",
    "06⁄12345678": "06/12345678",
    "(0475) 12 34 56": "(0475) 12 34 56",
    "（0475）123456": "(0475)123456",
    "+31 (0)6 12345678": "+31 (0)6 12345678",
    "(+31) 6 12345678": "(+31) 6 12345678",
    "0031612345678": "0031612345678",
    "＋３１６１２３４５６７８": "+31612345678",
    "٠٦١٢٣٤٥٦٧٨": "0612345678",
    "0️⃣612345678": "0612345678",
    "tel:+31612345678": "+31612345678",
    "  06 12345678 \t": "06 12345678",
    "+49 2153 12345": "+49 2153 12345",
    "089 12 34 56": "089 12 34 56",  # Belgium
}
NO_NUMBERS = [
    "nul zes",
    "06 1234",
    "06 12345678 na zes uur",
    "06 12345678 of 0475 123456",
    "06 12345678 / 0475 123456",
    "0612345678+",
    "++31612345678",
    "-- () --",
    "jan@voorbeeld.nl",
    "O6 12345678",
]
ADDRESSES = {
    "jan@voorbeeld.nl": "jan@voorbeeld.nl",
    " jan.jansen+verhaal@mail.voorbeeld.nl ": "jan.jansen+verhaal@mail.voorbeeld.nl",
    "jan@voorbeeld.nl\u200b": "jan@voorbeeld.nl",
    "\u202ajan@voorbeeld.nl\u202c": "jan@voorbeeld.nl",
    "ｊａｎ＠voorbeeld．nl": "jan@voorbeeld.nl",
    "jan@bücher.de": "jan@bücher.de",
    "jan@xn--bcher-kva.xn--p1ai": "jan@xn--bcher-kva.xn--p1ai",
    "jan@voorbeeld.limburg": "jan@voorbeeld.limburg",
}
NOBODY = [
    "jan@localhost",
    "jan@voorbeeld",
    "jan@example",
    "jan@127.0.0.1",
    "jan@127.0.0.10",
    "jan@[127.0.0.1]",
    "jan@[::1]",
    "jan@computer.local",
    "jan@COMPUTER.LOCALHOST",
    "jan@router.lan",
    "jan@iets.test",
    "jan@iets.invalid",
    "jan@iets.example",
    "jan@iets.onion",
    "jan@iets.arpa",
    "jan@voorbeeld.n1",
    "jan@voorbeeld.nl.",
    "jan@voorbeeld..nl",
    "jan@-voorbeeld.nl",
    "jan jansen@voorbeeld.nl",
    "jan@@voorbeeld.nl",
    "@voorbeeld.nl",
    "jan",
    "Jan <jan@voorbeeld.nl>",
    "j" * 65 + "@voorbeeld.nl",
    "jan@" + "a.b" * 90 + ".nl",
]


@pytest.mark.parametrize(("typed", "kept"), NUMBERS.items())
def test_a_number_is_read_as_people_write_it(typed: str, kept: str):
    assert PhoneField().clean(typed) == kept


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_cannot_be_called_is_refused(typed: str):
    with pytest.raises(ValidationError, match="telefoonnummer"):
        PhoneField().clean(typed)


@given(st.text(st.sampled_from("0123456789+-–— ./()\xa0\u200e\u202c٣７²"), max_size=30))
def test_what_is_kept_of_a_number_is_accepted_again(typed: str):
    number = plain(typed)
    assert plain(number) == number
    assert is_phone(number) == is_phone(plain(f"\u202a{number}\u202c"))


@pytest.mark.parametrize(("typed", "kept"), ADDRESSES.items())
def test_an_address_is_read_as_people_write_it(typed: str, kept: str):
    assert EmailField().clean(typed) == kept


@pytest.mark.parametrize("typed", NOBODY)
def test_an_address_where_nobody_can_be_reached_is_refused(typed: str):
    with pytest.raises(ValidationError) as refusal:
        EmailField().clean(typed)
    assert "mail" in refusal.value.messages[0]
    assert len(refusal.value.messages) == 1


@pytest.mark.parametrize("field", [EmailField(required=False), PhoneField(required=False)])
@pytest.mark.parametrize("nothing", [None, "", " ", "\u200b", "\u202a\u202c", "\u2060\ufeff"])
def test_only_what_nobody_sees_is_nothing(field, nothing):
    assert field.clean(nothing) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "06 12345678",
        "06-12 34 56 78",
        "0612345678",
        "6 12345678",
        "+31612345678",
        "+31 (0)6 12345678",
        "(+31) 06 12345678",
        "0031 6 12345678",
        "31612345678",
        "tel:+31612345678",
    ],
)
def test_a_number_is_one_number_however_it_is_written(typed: str):
    assert normal_phone(typed) == "31612345678"


@pytest.mark.parametrize("typed", ["+32 475 12 34 56", "0032475123456"])
def test_a_number_of_a_neighbour_keeps_its_country(typed: str):
    assert normal_phone(typed) == "32475123456"


def test_what_has_no_digits_is_no_number():
    assert normal_phone("geen") == ""


def test_an_address_is_one_address_however_it_is_written():
    assert normal_address(" Mieke@Voorbeeld.NL\u200b") == "mieke@voorbeeld.nl"
