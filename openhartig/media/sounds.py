"""Keeps the sound of a recording and nothing else.

A recording says who speaks, where and with what it was made: in tags before, behind and between the
sound, in pictures, chapters and times. Only the parts that hold sound are kept, as they came: sound
is not packed a second time.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from struct import unpack_from

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from mutagen.mp3 import HeaderNotFoundError, MPEGFrame, skip_id3
from mutagen.mp4 import MP4
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

AUDIO_EXTENSIONS = ("m4a", "mp3", "ogg")

UNREADABLE = (
    "We kunnen dit geluid niet openen. Misschien is het bestand beschadigd of niet helemaal "
    "overgekomen, of is het een ander soort geluid dan de naam zegt. Bewaar het geluid opnieuw als "
    "mp3 en probeer het nog eens."
)
MORE_THAN_SOUND = (
    "In dit bestand zit meer dan één geluid, zoals beeld of hoofdstukken. Bewaar alleen het geluid "
    "als mp3 en probeer het opnieuw."
)

MP4_SOUND = frozenset(
    b"ftyp styp moov mvhd mvex trak tkhd edts mdia mdhd hdlr minf smhd dinf stbl stsd stts ctts "
    b"stsc stsz stz2 stco co64 stss sgpd sbgp sdtp mdat moof mfhd traf tfhd tfdt trun sidx "
    b"mfra".split()
)
"""The boxes that a player needs. Any other is emptied in its place, so that no address changes."""
MP4_FOLDERS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"))
MP4_DATED = frozenset((b"mvhd", b"tkhd", b"mdhd"))

OGG_KINDS = {
    b"\x01vorbis": (OggVorbis, b"\x03vorbis" + bytes(8) + b"\x01"),
    b"OpusHead": (OggOpus, b"OpusTags" + bytes(8)),
}
"""How a stream of sound begins, who can read it, and how its comments look when there are none."""


class CleanSound(ContentFile):
    """A recording that holds nothing but its sound."""


def is_sound(name: str) -> bool:
    """Return whether a file with this name is played instead of downloaded."""
    return PurePath(name).suffix.lower()[1:] in AUDIO_EXTENSIONS


def cleaned_sound(file: File, name: str = "") -> CleanSound:
    """Return a recording as a new file of the same kind.

    Args:
        file: the recording.
        name: what it is called, when the file itself does not say so.

    Raises:
        ValidationError: it cannot be read, is of another kind than its name says, or holds more
            than one sound.
    """
    if isinstance(file, CleanSound):
        return file
    name = name or file.name or ""
    try:
        file.open()
        content = READERS[PurePath(name).suffix.lower()](file.read())
    except ValidationError:
        raise
    except Exception as error:  # readers raise almost anything
        raise ValidationError(UNREADABLE) from error
    return CleanSound(content, name=name)


def _mp3(content: bytes) -> bytes:
    """Return the frames of sound. One that follows no other counts when another follows it."""
    file, kept, kind = BytesIO(content), BytesIO(), None
    skip_id3(file)
    at, follows = file.tell(), False
    while at >= 0:
        found, end = _frame(file, at)
        is_sound = found and kind in (None, found) and end <= len(content)
        if is_sound and (follows or _frame(file, end)[0] == found):
            kept.write(content[at:end])
            at, follows, kind = end, True, found
        else:
            at, follows = content.find(b"\xff", at + 1), False
    if kind is None:
        raise ValueError("no frame of sound")
    return kept.getvalue()


def _frame(file: BytesIO, at: int) -> tuple[tuple | None, int]:
    """Return what kind of frame begins here, if one does, and where it ends."""
    file.seek(at)
    try:
        frame = MPEGFrame(file)
    except HeaderNotFoundError:
        return None, at
    return (frame.version, frame.layer, frame.sample_rate), file.tell()


def _m4a(content: bytes) -> bytes:
    """Return the file with zeros wherever it holds no sound."""
    data = bytearray(content)
    _empty(data, 0, len(data))
    is_filled = any(name == b"mdat" for name, *_ in _boxes(data, 0, len(data)))
    info = MP4(BytesIO(data)).info
    if not is_filled or not info or not info.codec:
        raise ValueError("no sound")
    return bytes(data)


def _empty(data: bytearray, start: int, end: int, parent: bytes = b"") -> None:
    """Make zeros of every box that holds no sound, and of the times and the name of a track.

    Raises:
        ValidationError: a track holds something else.
    """
    for name, box, begin, stop in _boxes(data, start, end):
        if name not in MP4_SOUND:
            data[box + 4 : box + 8] = b"free"
            data[begin:stop] = bytes(stop - begin)
        elif name in MP4_FOLDERS:
            _empty(data, begin, stop, name)
        elif name in MP4_DATED:
            times = slice(begin + 4, begin + (20 if data[begin] else 12))
            data[times] = bytes(times.stop - times.start)
        elif name == b"hdlr":
            if parent == b"mdia" and data[begin + 8 : begin + 12] != b"soun":
                raise ValidationError(MORE_THAN_SOUND)
            data[begin + 12 : stop] = bytes(stop - begin - 12)


def _boxes(data: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield the name of each box, where it starts, where its content begins and where it stops.

    Raises:
        ValueError: a box is larger than where it is in.
    """
    while start + 8 <= end:
        size, name = unpack_from(">I4s", data, start)
        begin = start + 8
        if size == 1:
            size, begin = unpack_from(">Q", data, begin)[0], begin + 8
        stop = start + size if size else end
        if not begin <= stop <= end:
            raise ValueError("a box without an end")
        yield name, start, begin, stop
        start = stop
    data[start:end] = bytes(end - start)


def _ogg(content: bytes) -> bytes:
    """Return the pages of the sound, with a page of comments that says nothing.

    Raises:
        ValidationError: there are other streams beside or behind the sound.
    """
    file = BytesIO(content)
    first, *pages = _pages(file)
    file.truncate((pages[-1].offset or 0) + pages[-1].size)
    if any(page.first or page.serial != first.serial for page in pages):
        raise ValidationError(MORE_THAN_SOUND)
    reader, no_comments = next(
        kind for start, kind in OGG_KINDS.items() if first.packets[0].startswith(start)
    )
    ends = (page.complete or len(page.packets) > 1 for page in pages)
    told = pages[: [*ends].index(True) + 1]
    _, *packets = OggPage.to_packets(told)
    OggPage.replace(file, told, OggPage.from_packets([no_comments, *packets]))
    file.seek(0)
    reader(file)
    return file.getvalue()


def _pages(file: BytesIO) -> Iterator[OggPage]:
    while True:
        try:
            yield OggPage(file)
        except EOFError:
            return


READERS = {".m4a": _m4a, ".mp3": _mp3, ".ogg": _ogg}
