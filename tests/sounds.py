"""Sounds as phones and programs make them: of silence, with PLANTED wherever there is room."""

from collections.abc import Callable
from io import BytesIO

from mutagen.apev2 import APEv2
from mutagen.id3 import APIC, COMM, GEOB, ID3, TPE1, TXXX
from mutagen.ogg import OggPage

from tests.pictures import PLANTED

FRAME = b"\xff\xfb\x90\xc0"
FRAME_SIZE = 417
SAMPLES = b"SAMPLES" * 40
AAC = bytes.fromhex("0319000100 04114015") + bytes(11) + bytes.fromhex("05021208 060102")


def mp3(words: str = "", voice: bytes = b"") -> bytes:
    """Return five frames of sound, with all tags that players know when there are words."""
    sound = (FRAME + voice.ljust(FRAME_SIZE - len(FRAME), b"\0")) * 5
    if not words:
        return sound
    tag, old = words.encode(), b"TAG" + words.encode().ljust(125, b"\0")
    lyrics = b"LYRICSBEGIN" + tag + b"000030LYRICS200"
    between = id3(words) + tag
    return id3(words) * 2 + sound + between + sound + ape(words) + lyrics + old + old


def id3(words: str) -> bytes:
    """Return an artist, a remark, a place, a cover and a file within the file."""
    tags, file = ID3(), BytesIO()
    tags.add(TPE1(encoding=3, text=words))
    tags.add(COMM(encoding=3, lang="nld", desc="", text=words))
    tags.add(TXXX(encoding=3, desc="location", text=words))
    tags.add(APIC(encoding=3, mime="image/jpeg", type=3, desc=words, data=words.encode()))
    tags.add(GEOB(encoding=3, filename=words, data=words.encode()))
    tags.save(file)
    return file.getvalue()


def ape(words: str) -> bytes:
    tags, file = APEv2(), BytesIO()
    tags["Artist"] = words
    tags.save(file)
    return file.getvalue()


def box(name: bytes, *parts: bytes) -> bytes:
    """Return a box of an MP4 file."""
    content = b"".join(parts)
    return (len(content) + 8).to_bytes(4, "big") + name + content


def full(name: bytes, *parts: bytes) -> bytes:
    return box(name, bytes(4), *parts)


def numbers(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "big") for value in values)


def track(words: bytes, kind: bytes, at: int) -> bytes:
    """Return a track of one sample, with words in its name, in the year 2026."""
    shape = bytes(6) + b"\0\1" + bytes(8) + b"\0\1\0\x10" + bytes(4) + numbers(44100 << 16)
    entry = box(b"mp4a", shape, full(b"esds", AAC))
    table = box(
        b"stbl",
        full(b"stsd", numbers(1), entry),
        full(b"stts", numbers(1, 1, 1024)),
        full(b"stsc", numbers(1, 1, 1, 1)),
        full(b"stsz", numbers(len(SAMPLES), 1)),
        full(b"stco", numbers(1, at)),
    )
    source = box(b"dinf", full(b"dref", numbers(1), box(b"url ", b"\0\0\0\1")))
    media = box(
        b"mdia",
        full(b"mdhd", b"WHENWHEN", numbers(44100, 1024, 0)),
        full(b"hdlr", bytes(4), kind, bytes(12), words + b"\0"),
        box(b"minf", full(b"smhd", bytes(4)), source, table),
    )
    header = full(b"tkhd", b"WHENWHEN", numbers(1, 0, 1024), bytes(60))
    return box(b"trak", header, media, box(b"udta", box(b"name", words)))


def m4a(words: str = PLANTED, kind: bytes = b"soun") -> bytes:
    """Return a recording with place, device, artist, cover and times; one kind of track twice."""
    said = words.encode()
    item = box(b"\xa9ART", box(b"data", numbers(1, 0), said))
    cover = box(b"covr", box(b"data", numbers(13, 0), said))
    tags = full(b"meta", full(b"hdlr", bytes(4), b"mdir", said), box(b"ilst", item, cover))
    key = box(b"mdta", b"com.apple.quicktime.location.ISO6709")
    value = box(b"ilst", box(numbers(1), box(b"data", numbers(1, 0), said)))
    keys = box(
        b"meta", full(b"hdlr", bytes(4), b"mdta", said), full(b"keys", numbers(1), key), value
    )
    start = box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"mdat", SAMPLES)
    at = start.index(SAMPLES)
    moving = box(
        b"moov",
        full(b"mvhd", b"WHENWHEN", numbers(1000, 23), bytes(80)),
        keys,
        track(said, b"soun", at),
        track(said, kind, at),
        box(b"udta", box(b"\xa9xyz", said), tags, bytes(4)),
    )
    return start + box(b"free", said) + moving + box(b"uuid", bytes(16), said) + full(b"meta", said)


def ogg(first: bytes, comments: bytes, *others: bytes, serial: int = 7) -> bytes:
    """Return a stream of one sound: how it begins, what it says, and the rest."""
    pages = [OggPage(), *OggPage.from_packets([comments, *others], sequence=1), OggPage()]
    pages[0].packets, pages[0].first = [first], True
    pages[-1].packets, pages[-1].last, pages[-1].position = [SAMPLES], True, 44100
    for number, page in enumerate(pages):
        page.serial, page.sequence = serial, number
    return b"".join(page.write() for page in pages)


def remarks(words: str) -> bytes:
    """Return a maker, an artist, a place and a cover that needs more than one page."""
    said = [f"ARTIST={words}", f"LOCATION={words}", f"METADATA_BLOCK_PICTURE={words * 1000}"]
    lines = [words.encode(), *(line.encode() for line in said)]
    sized = [len(line).to_bytes(4, "little") + line for line in lines]
    return sized[0] + len(said).to_bytes(4, "little") + b"".join(sized[1:])


def vorbis(words: str = PLANTED, serial: int = 7) -> bytes:
    rate = (44100).to_bytes(4, "little")
    first = b"\x01vorbis" + bytes(4) + b"\1" + rate + bytes(12) + b"\xb8\1"
    comments = b"\x03vorbis" + remarks(words) + b"\1"
    return ogg(first, comments, b"\x05vorbis" + b"SETUP" * 2000, serial=serial)


def opus(words: str = PLANTED) -> bytes:
    """Return a sound with words behind its comments as well."""
    first = b"OpusHead\1\1" + bytes(2) + (48000).to_bytes(4, "little") + bytes(3)
    return ogg(first, b"OpusTags" + remarks(words) + b"\1" + words.encode())


MADE: dict[str, Callable[[], bytes]] = {
    "stem.mp3": lambda: mp3(PLANTED),
    "stem.m4a": m4a,
    "stem.OGG": vorbis,
    "bericht.ogg": opus,
}
