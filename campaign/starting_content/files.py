"""Reads the files of the starting content: YAML with plain text, pictures beside it."""

import re
from pathlib import Path
from typing import Any

import yaml
from django.core.files.images import ImageFile

from openhartig.media.models import SiteImage

FOLDER = Path(__file__).parent / "content"
LIST_ITEM = re.compile(r"^- ", re.MULTILINE)


def read(name: str) -> Any:
    """Return what one file says, as lists and dicts.

    Args:
        name: path below the content folder, without the extension.
    """
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def read_all(folder: str) -> list[dict]:
    """Return what all files of a folder say, in the order of their names."""
    return [read(f"{folder}/{path.stem}") for path in sorted((FOLDER / folder).glob("*.yaml"))]


def rich_text(text: str) -> str:
    """Return plain text as rich text: blank lines part paragraphs, `- ` starts a list item."""
    html = []
    for paragraph in re.split(r"\n\s*\n", (text or "").strip()):
        lines = paragraph.splitlines()
        if all(line.startswith(("- ", "  ")) for line in lines) and lines:
            items = re.split(LIST_ITEM, paragraph)[1:]
            html.append(
                "<ul>" + "".join(f"<li>{' '.join(i.split())}</li>" for i in items) + "</ul>"
            )
        elif paragraph:
            html.append(f"<p>{' '.join(lines)}</p>")
    return "".join(html)


class Pictures:
    """Puts pictures of the content folder in the CMS, each once."""

    def __init__(self) -> None:
        self.images: dict[str, SiteImage] = {}

    def get(self, name: str | None) -> SiteImage | None:
        """Return the picture with a file name, or None without one."""
        if not name:
            return None
        if name not in self.images:
            with (FOLDER / "images" / name).open("rb") as file:
                image = SiteImage(title=Path(name).stem.capitalize())
                image.file = ImageFile(file, name=name)
                image.save()
            self.images[name] = image
        return self.images[name]


def body(blocks: list[dict] | None, pictures: Pictures) -> list[dict]:
    """Return a body as StreamField data.

    Args:
        blocks: maps with one key, the block type, as they stand in a file.
        pictures: where pictures are found.
    """
    data = []
    for block in blocks or []:
        ((kind, value),) = block.items()
        data.append({"type": kind, "value": _block_value(kind, value, pictures)})
    return data


def _block_value(kind: str, value: Any, pictures: Pictures) -> Any:
    if kind == "text":
        return rich_text(value)
    if kind == "tip":
        return value | {"text": rich_text(value["text"])}
    if kind == "sensitive":
        return value | {"content": body(value["content"], pictures)}
    if kind == "image":
        return {
            "image": {
                "image": pictures.get(value["file"]).pk,
                "alt_text": value.get("alt", ""),
                "decorative": value.get("decorative", False),
            },
            "caption": value.get("caption", ""),
        }
    if kind == "video":
        poster = pictures.get(value.get("poster"))
        return value | {
            "poster": poster.pk if poster else None,
            "transcript": rich_text(value["transcript"]),
        }
    return value
