"""Reads phone numbers and mail addresses as people write them, and asks nobody about them."""

import re
import unicodedata

from .text import clean

SIGNS = str.maketrans("−·•∙⁄∕", "-...//")
"""What stands for a sign on the keyboard, beside what Unicode says itself."""

PHONE = re.compile(r"\(?\+?[\d ().\-/]+", re.ASCII)
HERE = "31"  # the number of the Netherlands for who calls from elsewhere
ABROAD = re.compile(rf"00|{HERE}[1-9]\d{{8}}$", re.ASCII)
"""A number that begins with that of a country, without a plus."""
FEWEST_DIGITS, MOST_DIGITS = 8, 15  # Belgium and Germany are near; 15 is the most of E.164

NOWHERE = {
    *("alt", "arpa", "example", "internal", "invalid", "local", "localhost", "onion", "test"),
    *("corp", "home", "lan", "localdomain"),
}
"""Last parts of addresses that lead to no mail server: kept apart by RFC 2606, 6761, 6762, 7686 and
9476 and by ICANN, or in use inside networks."""

LONGEST_NAME = 64  # characters before the @ (RFC 5321)


def plain(text: str) -> str:
    """Return contact data in the signs of a keyboard: digits, dashes and spaces of any kind."""
    text = unicodedata.normalize("NFKC", clean(text)).translate(SIGNS)
    return " ".join("".join(map(_plain, text)).split())


def is_phone(number: str) -> bool:
    """Tell whether a text could be a phone number of this country or of another."""
    return bool(PHONE.fullmatch(number)) and FEWEST_DIGITS <= digits_in(number) <= MOST_DIGITS


def digits_in(number: str) -> int:
    """Count the digits of a phone number."""
    return sum(character.isdecimal() for character in number)


def normal_address(address: str) -> str:
    """Return a mail address in one way of writing."""
    return plain(address).casefold()


def normal_phone(number: str) -> str:
    """Return a phone number in one way of writing: digits, those of the country first."""
    number = plain(number).removeprefix("tel:")
    digits = "".join(filter(str.isdecimal, number))
    if number.lstrip("( ").startswith("+") or ABROAD.match(digits):
        digits = digits.removeprefix("00")
    elif digits:
        digits = HERE + digits.removeprefix("0")
    return HERE + digits.removeprefix(f"{HERE}0") if digits.startswith(f"{HERE}0") else digits


def is_reachable(address: str) -> bool:
    """Tell whether mail from the internet could arrive at a well-formed address."""
    name, _, host = address.rpartition("@")
    *others, last = host.casefold().rstrip(".").split(".")
    is_known = last.startswith("xn--") or not any(map(str.isdecimal, last))
    return bool(others) and is_known and last not in NOWHERE and len(name) <= LONGEST_NAME


def _plain(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind == "Pd":
        return "-"
    return "" if kind in {"Cf", "Mn", "Me"} else character
