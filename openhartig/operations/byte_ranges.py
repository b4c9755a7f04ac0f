"""Reads which part of a file a player asks for (RFC 9110, section 14)."""

import re

ONE_PART = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


def requested_part(header: str, size: int) -> range | None:
    """Return the numbers of the bytes that a Range header asks for.

    Args:
        header: what the browser sent, which may be anything.
        size: how many bytes there are.

    Returns:
        Nothing when the header may be ignored: it asks for several parts, for a part of an empty
        file, or for nothing that makes sense. A range without numbers when the part lies behind
        the end.
    """
    match = ONE_PART.fullmatch(header.strip())
    first, last = match.groups() if match else ("", "")
    if not size or not (first or last):
        return None
    if not first:
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last or size) + 1, size))
