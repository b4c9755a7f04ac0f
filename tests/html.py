"""Reads a page as a tree of elements, with nothing but Python's own parser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNREAD = {"script", "style", "template"}


@dataclass
class Element:
    """An element of a page, with its attributes; a missing value is an empty text."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    content: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute, or the default without it."""
        return self.attributes.get(attribute, default)

    @property
    def text(self) -> str:
        """What the element says, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.content:
            if isinstance(part, str):
                yield part
            elif part.tag not in UNREAD:
                yield from part._texts()

    def find(self, *tags: str, **attributes: str) -> list["Element"]:
        """Return the elements inside this one, in the order of the page.

        Args:
            tags: any of these; without them, every element.
            attributes: values that the element has (`class_` and `for_` lose their underscore).
        """
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self._elements()
            if (not tags or element.tag in tags)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, *tags: str, **attributes: str) -> "Element":
        """Return the only element that fits."""
        (element,) = self.find(*tags, **attributes)
        return element

    def _elements(self) -> Iterator["Element"]:
        for part in self.content:
            if isinstance(part, Element):
                yield part
                yield from part._elements()

    @property
    def ancestors(self) -> Iterator["Element"]:
        """The elements around this one, the nearest first."""
        element = self.parent
        while element:
            yield element
            element = element.parent


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.current = self.root = Element("document", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.current)
        self.current.content.append(element)
        if tag not in VOID:
            self.current = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        element = self.current
        while element.parent and element.tag != tag:
            element = element.parent
        if element.parent:
            self.current = element.parent

    def handle_data(self, data: str) -> None:
        self.current.content.append(data)


def read_html(page: HttpResponse | str) -> Element:
    """Return a page, or a piece of one, as a tree of elements."""
    builder = _Builder()
    builder.feed(page if isinstance(page, str) else page.content.decode())
    builder.close()
    return builder.root
