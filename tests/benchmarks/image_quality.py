"""Chooses how strongly pictures are compressed by what is left of them, not by habit.

    .venv/bin/python -m tests.benchmarks.image_quality [photo ...]

A reader sees no difference between formats when each is as like its source as the JPEG. The table
gives the lowest quality for which that holds, for each picture, and what it weighs.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from openhartig.settings import PROJECT_DIR

PHOTOS = PROJECT_DIR / "stories/library/content/images"
WIDTH = 800  # pixels: the size that most screens ask for
MODEL_QUALITY = 75
QUALITIES = range(30, 91, 2)
STEADY = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""The constants of SSIM for 8 bits: https://doi.org/10.1109/TIP.2003.819861, section III-B."""


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Return how alike the brightness of two pictures is, 1 for the same picture.

    The mean of the structural similarity over windows of 8 × 8 pixels, 4 pixels apart, as x264 and
    ffmpeg compute it: each window is the sum of four blocks.

    Args:
        one, other: pictures of the same size.
    """
    columns, rows = one.width // 4, one.height // 4
    blocks = _blocks(one, other, columns, rows)
    values = []
    for row in range(rows - 1):
        for column in range(columns - 1):
            corner = row * columns + column
            four = (corner, corner + 1, corner + columns, corner + columns + 1)
            values.append(_likeness(*map(sum, zip(*(blocks[i] for i in four), strict=True))))
    return sum(values) / len(values)


def _blocks(one: Image.Image, other: Image.Image, columns: int, rows: int) -> list[tuple]:
    """Return the sums of x, y, x² + y² and xy over each block of 4 × 4 pixels."""
    width, left, right = one.width, one.convert("L").tobytes(), other.convert("L").tobytes()
    sums = []
    for row in range(rows):
        for column in range(columns):
            starts = [(row * 4 + line) * width + column * 4 for line in range(4)]
            a = b"".join(left[start : start + 4] for start in starts)
            b = b"".join(right[start : start + 4] for start in starts)
            squares = sum(x * x for x in a) + sum(y * y for y in b)
            sums.append((sum(a), sum(b), squares, sum(x * y for x, y in zip(a, b, strict=True))))
    return sums


def _likeness(a: int, b: int, squares: int, products: int) -> float:
    pixels = 64
    low, high = STEADY
    mean_a, mean_b = a / pixels, b / pixels
    variances = squares / pixels - mean_a**2 - mean_b**2
    covariance = products / pixels - mean_a * mean_b
    return ((2 * mean_a * mean_b + low) * (2 * covariance + high)) / (
        (mean_a**2 + mean_b**2 + low) * (variances + high)
    )


def textured(width: int = WIDTH) -> Image.Image:
    """Draw what is hardest to compress, such as leaves and hair: noise of every coarseness."""
    random = Random(1)
    size = (width, width * 2 // 3)
    picture = Image.new("RGB", size, "gray")
    for detail in (width // 200, width // 50, width // 12, width // 4, width // 2):
        small = (detail, detail * 2 // 3)
        noise = Image.frombytes("RGB", small, random.randbytes(small[0] * small[1] * 3))
        picture = Image.blend(picture, noise.resize(size, Image.Resampling.BICUBIC), 0.35)
    return picture


def pictures(files: list[Path]) -> Iterator[tuple[str, Image.Image]]:
    """Yield a name and a picture no wider than `WIDTH`; our own pictures unless files are given."""
    if not files:
        yield "texture", textured()
    for file in files or sorted(PHOTOS.glob("*.jpg")):
        picture = Image.open(file).convert("RGB")
        picture.thumbnail((WIDTH, WIDTH * 2), Image.Resampling.LANCZOS)
        yield file.stem, picture


def measure(picture: Image.Image, kind: str, quality: int) -> tuple[float, int]:
    """Compress a picture and return its likeness and its size in bytes."""
    file = BytesIO()
    picture.save(file, kind, quality=quality)
    return ssim(picture, Image.open(file)), len(file.getvalue())


def as_like(picture: Image.Image, kind: str, wanted: float) -> tuple[int, float, int]:
    """Return the lowest quality with a likeness, that likeness, and the size in bytes."""
    low, high = 0, len(QUALITIES) - 1
    while low < high:
        middle = (low + high) // 2
        if measure(picture, kind, QUALITIES[middle])[0] >= wanted:
            high = middle
        else:
            low = middle + 1
    return QUALITIES[low], *measure(picture, kind, QUALITIES[low])


def main(files: list[Path]) -> None:
    """Print a table with the right qualities for every picture."""
    print(f"{'picture':<16}{'format':<8}{'quality':>8}{'SSIM':>9}{'bytes':>9}")
    for name, picture in pictures(files):
        wanted, size = measure(picture, "jpeg", MODEL_QUALITY)
        print(f"{name:<16}{'jpeg':<8}{MODEL_QUALITY:>8}{wanted:>9.4f}{size:>9}")
        for kind in ("avif", "webp"):
            quality, likeness, size = as_like(picture, kind, wanted)
            print(f"{name:<16}{kind:<8}{quality:>8}{likeness:>9.4f}{size:>9}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
