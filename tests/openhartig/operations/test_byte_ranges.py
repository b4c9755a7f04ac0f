"""Parts of files, for whatever header and size: as RFC 9110 says, or the whole file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.operations.byte_ranges import requested_part

SIZES = st.integers(1, 50)
PLACES = st.integers(0, 60)


def part_of(header: str, size: int) -> list[int] | None:
    part = requested_part(header, size)
    return None if part is None else list(part)


@given(SIZES, PLACES, PLACES)
def test_from_one_byte_to_another(size, first, last):
    wanted = [number for number in range(size) if first <= number <= last]
    assert part_of(f"bytes={first}-{last}", size) == (wanted if first <= last else None)


@given(SIZES, PLACES)
def test_from_a_byte_to_the_end(size, first):
    assert part_of(f"bytes={first}-", size) == list(range(first, size))


@given(SIZES, PLACES)
def test_the_last_bytes(size, length):
    assert part_of(f"bytes=-{length}", size) == list(range(size))[-length:] * bool(length)


@given(st.integers(0, 50), st.text() | st.from_regex(re.compile(r"bytes=[-\d, ]{0,9}", re.A)))
def test_whatever_is_asked_lies_inside_the_file(size, header):
    part = requested_part(header, size)
    assert part is None or set(part) <= set(range(size))


@given(st.text(alphabet="0123456789-", min_size=1), st.text(alphabet="0123456789-", min_size=1))
def test_several_parts_are_the_whole_file(one, other):
    assert requested_part(f"bytes={one},{other}", 10) is None


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=--1",
        "bytes=1",
        "bytes=5-2",
        "bytes=a-b",
        "bytes=+1-2",
        "bytes=1_0-2_0",
        "bytes=٣-٤",
        "bytes= 1-2",
        "bytes=0x1-0x2",
        "bytes=1.0-2.0",
        "bytes=0-" + "9" * 6000,
        "lines=1-2",
        "bytes 1-2",
    ],
)
def test_nonsense_is_the_whole_file(header):
    assert requested_part(header, 10) is None


@pytest.mark.parametrize("header", ["bytes=0-0", "bytes=-1", "bytes=0-"])
def test_an_empty_file_has_no_parts(header):
    assert requested_part(header, 0) is None


def test_the_name_of_the_unit_may_be_in_capitals():
    assert part_of(" Bytes=0-1 ", 10) == [0, 1]
