"""Pictures as cameras, phones and editors' programs make them, and what is left in a file of them.

Each has the word PLANTED everywhere its format has room for words, and a place on earth.
"""

from collections.abc import Callable
from io import BytesIO
from zlib import compress, crc32

import pillow_heif
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

PLANTED = "PLANTED-JANSEN"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d>{PLANTED}</d></x:xmpmeta>'.encode()
SIZE = (90, 60)
TURNED = (60, 90)

pillow_heif.register_heif_opener()


def drawn(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a picture that is red at the top left and blue elsewhere."""
    image = Image.new("RGBA" if mode in {"RGBA", "LA"} else "RGB", size, "blue")
    corner = [0, 0, size[0] // 3, size[1] // 3]
    ImageDraw.Draw(image).rectangle(corner, "red")
    return image.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes, with the place, the owner and a remark."""
    data = Image.Exif()
    data[0x0112] = orientation
    for tag in (0x010E, 0x010F, 0x0110, 0x013B, 0x8298):  # what it shows, camera, artist, rights
        data[tag] = PLANTED
    place = data.get_ifd(0x8825)
    place[1], place[2] = "N", (IFDRational(51), IFDRational(11), IFDRational(40))
    data.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + PLANTED.encode()
    return data


def profile(space: str = "RGB ") -> bytes:
    """Return a colour profile with words in it, for a kind of pixels: `RGB `, `CMYK`, `Lab `."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[16:20] = space.encode()
    return bytes(data) + PLANTED.encode() + bytes(4 - len(PLANTED) % 4)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    """Return a picture as the bytes of a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(mode: str = "RGB", orientation: int = 1, **options) -> bytes:
    """Return a JPEG with EXIF, XMP, IPTC, a comment, a profile, and words behind its end."""
    words = {"comment": PLANTED, "xmp": XMP, "icc_profile": profile()} | options
    content = saved(drawn(mode), "JPEG", exif=exif(orientation), **words)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + PLANTED.encode()
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return content[:2] + segment + content[2:] + b"\0\0MotionPhoto" + PLANTED.encode()


def png(mode: str = "RGB") -> bytes:
    """Return a PNG with EXIF, XMP, plain, international and compressed text."""
    text = PngInfo()
    text.add_text("Author", PLANTED)
    text.add_text("Comment", PLANTED * 50, zip=True)
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    text.add_itxt("Title", PLANTED, zip=True)
    return saved(drawn(mode), "PNG", pnginfo=text, exif=exif(), icc_profile=profile())


def gif() -> bytes:
    """Return two moving images with a comment."""
    frames = [drawn("P"), drawn("P").transpose(Image.Transpose.ROTATE_180)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=PLANTED)


def moving(kind: str) -> bytes:
    """Return two moving images in a format that has EXIF and XMP."""
    frames = [drawn("RGBA"), drawn("RGBA").transpose(Image.Transpose.ROTATE_180)]
    options = {"exif": exif(), "xmp": XMP, "save_all": True, "append_images": frames[1:]}
    return saved(frames[0], kind, **options)


def mpo() -> bytes:
    """Return the two pictures of a phone in one file."""
    other = drawn()
    other.encoderinfo = {"exif": exif()}
    options = {"save_all": True, "append_images": [other], "exif": exif(), "comment": PLANTED}
    return saved(drawn(), "MPO", **options)


MADE: dict[str, Callable[[], bytes]] = {
    "telefoon.jpg": jpeg,
    "gedraaid.jpg": lambda: jpeg(orientation=6),
    "grijs.jpeg": lambda: jpeg("L"),
    "drukwerk.jpg": lambda: jpeg("CMYK", icc_profile=profile("CMYK")),
    "drukwerk-verkeerd.jpg": lambda: jpeg("CMYK"),
    "lab.jpg": lambda: jpeg(icc_profile=profile("Lab ")),
    "kapot-profiel.jpg": lambda: jpeg(icc_profile=PLANTED.encode()),
    "dubbel.jpg": mpo,
    "tekening.png": png,
    "doorzichtig.png": lambda: png("RGBA"),
    "palet.png": lambda: png("P"),
    "grijs-doorzichtig.png": lambda: png("LA"),
    "zestien.png": lambda: png("I;16"),
    "zwart-wit.png": lambda: png("1"),
    "beweegt.gif": gif,
    "foto.webp": lambda: saved(drawn(), "WEBP", exif=exif(3), xmp=XMP, icc_profile=profile()),
    "beweegt.webp": lambda: moving("WEBP"),
    "foto.avif": lambda: saved(drawn(), "AVIF", exif=exif(), xmp=XMP, icc_profile=profile()),
    "beweegt.avif": lambda: moving("AVIF"),
    "iphone.heic": lambda: saved(drawn(), "HEIF", exif=exif(6).tobytes(), xmp=XMP),
    "iphone.HEIF": lambda: saved(drawn("RGBA"), "HEIF", exif=exif().tobytes(), xmp=XMP),
    "heic-met-andere-naam.jpg": lambda: saved(drawn(), "HEIF", exif=exif().tobytes(), xmp=XMP),
}
"""How to make each kind of picture, by the name that it is uploaded with."""


def bomb(side: int = 12_000) -> bytes:
    """Return a few bytes that claim to be a square of very many pixels."""
    start = saved(Image.new("L", (1, 1)), "PNG")
    header = start[:16] + side.to_bytes(4, "big") * 2 + start[24:29]
    return header + crc32(header[12:29]).to_bytes(4, "big") + start[33:]


HARMLESS = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("background", "loop", "duration", "timestamp"),
}
"""What Pillow finds in a file that says how it is built, and nothing else."""


def left_in(content: bytes) -> set[str]:
    """Return what a file says apart from its pixels."""
    found = {
        form for form in ("utf-8", "utf-16-le", "utf-16-be") if PLANTED.encode(form) in content
    }
    with Image.open(BytesIO(content)) as image:
        image.load()
        found |= {*map(str, image.info)} - HARMLESS
        found |= {f"exif {tag}" for tag in image.getexif()}
        if getattr(image, "n_frames", 1) > 1:
            found.add("frames")
    if compress(PLANTED.encode())[2:8] in content:
        found.add("compressed")
    return found
