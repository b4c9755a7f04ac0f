"""Reads the files of the starting content: YAML with plain text, pictures beside it."""

import re
from pathlib import Path
from typing import Any

import yaml
from django.core.files.images import ImageFile
from django.db.models import Model
from wagtail.models import AbstractPage, Revision, Site

from openhartig.media.models import Recognisable, SiteImage

LIST_ITEM = re.compile(r"^- ", re.MULTILINE)
TITLES = ("title", "slug")
WORDS = (*TITLES, "introduction", "search_description")


class Content:
    """The files of one room.

    Args:
        module: the `__file__` of its `starting_content.py`.
    """

    def __init__(self, module: str) -> None:
        self.folder = Path(module).parent / "content"
        self.pictures: dict[str, SiteImage] = {}

    def read(self, name: str) -> Any:
        """Return what one file says, as lists and dicts.

        Args:
            name: path below the folder, without the extension.
        """
        return yaml.safe_load((self.folder / f"{name}.yaml").read_text(encoding="utf-8"))

    def read_all(self, folder: str) -> list[dict]:
        """Return what all files of a folder say, in the order of their names."""
        files = sorted((self.folder / folder).glob("*.yaml"))
        return [self.read(f"{folder}/{file.stem}") for file in files]

    def make_rows(self, model: type[Model], name: str) -> None:
        """Make a row of each item in a file."""
        for item in self.read(name):
            model._default_manager.create(**item)

    def make_section(
        self, page_type: type[AbstractPage], name: str, *, is_empty: bool, in_menu: bool = True
    ) -> AbstractPage:
        """Make a page below the front page, without any text but its title on an empty site."""
        words = self.read(name)
        page = page_type(**fields(words, TITLES if is_empty else WORDS), show_in_menus=in_menu)
        if "body" in words and not is_empty:
            page.body = self.body(words["body"])
        add_draft(front_page(), page).publish()
        return page

    def picture(self, name: str | None) -> SiteImage | None:
        """Return a picture by the name of its file, in the CMS once; None without a name."""
        if not name:
            return None
        if name not in self.pictures:
            with (self.folder / "images" / name).open("rb") as file:
                title, content = Path(name).stem.capitalize(), ImageFile(file, name=name)
                image = SiteImage(title=title, file=content, recognisable=Recognisable.NOBODY)
                image.save()
            self.pictures[name] = image
        return self.pictures[name]

    def body(self, blocks: list[dict] | None) -> list[dict]:
        """Return a body as StreamField data.

        Args:
            blocks: maps with one key, the block type, as they stand in a file.
        """
        data = []
        for block in blocks or []:
            ((kind, value),) = block.items()
            data.append({"type": kind, "value": self._block_value(kind, value)})
        return data

    def _block_value(self, kind: str, value: Any) -> Any:
        if kind == "text":
            return rich_text(value)
        if kind == "dialogue":
            return [
                {"speaker": speaker, "text": rich_text(text)}
                for turn in value
                for speaker, text in turn.items()
            ]
        if kind == "translated":
            texts = {name: rich_text(value[name]) for name in ("text", "translation")}
            return value | texts
        if kind in {"tip", "fold"}:
            return value | {"text": rich_text(value["text"])}
        if kind == "sensitive":
            return value | {"content": self.body(value["content"])}
        if kind == "image":
            image = self.picture(value["file"])
            return {
                "image": {
                    "image": image.pk if image else None,
                    "alt_text": value.get("alt", ""),
                    "decorative": value.get("decorative", False),
                },
                "caption": value.get("caption", ""),
            }
        if kind == "video":
            poster = self.picture(value.get("poster"))
            return value | {
                "poster": poster.pk if poster else None,
                "transcript": rich_text(value["transcript"]),
            }
        return value


def fields(words: dict, names: tuple[str, ...] = WORDS) -> dict:
    """Return what a file says of some fields of a page."""
    return {name: words[name] for name in names if name in words}


def front_page() -> AbstractPage:
    """Return the page below which all others stand."""
    return Site.objects.get(is_default_site=True).root_page


def add_draft(parent: AbstractPage, page: AbstractPage) -> Revision:
    """Put a page in the tree; return its first version, to be published."""
    page.live = False
    parent.add_child(instance=page)
    return page.save_revision()


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
