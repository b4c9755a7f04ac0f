"""Takes out of a page whatever could be pressed, so that somebody else may look at it."""

from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]

CONTROLS = {"button", "input", "select", "textarea"}
SENDING = {
    "action",
    "autofocus",
    "enctype",
    "form",
    "formaction",
    "formmethod",
    "method",
    "novalidate",
}


def still(html: str, private: str, pictures: dict[str, str]) -> str:
    """Return a page of which nothing in `main` can be sent and nothing private can be followed.

    What can be opened, such as the folded parts, still can.

    Args:
        private: how the addresses begin that are not for who looks.
        pictures: where who looks finds what is at such an address.
    """
    page = _Still(private, pictures)
    page.feed(html)
    page.close()
    return "".join(page.parts)


class _Still(HTMLParser):
    """Passes everything on as it was written, but for what could be pressed."""

    def __init__(self, private: str, pictures: dict[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.private, self.pictures = private, pictures
        self.parts: list[str] = []
        self.in_main = self.in_script = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.in_main = self.in_main or tag == "main"
        self.in_script = tag == "script"
        if not self.in_script:
            self.parts.append(self._changed(tag, attrs) or self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.in_main = False
        if tag != "script":
            self.parts.append("</div>" if tag == "form" else f"</{tag}>")
        self.in_script = False

    def handle_data(self, data: str) -> None:
        if not self.in_script:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def _changed(self, tag: str, attrs: Attributes) -> str:
        """Return another tag in the place of one; empty when it may stay."""
        given = dict(attrs)
        address = given.get("href") or given.get("src") or ""
        kept = {name: value for name, value in given.items() if name not in SENDING}
        if tag == "form":
            return _tag("div", kept)
        if tag in CONTROLS and self.in_main:
            return _tag(tag, kept | {"disabled": None})
        if not address.startswith(self.private):
            return ""
        if address in self.pictures:
            return _tag(tag, given | {"src": self.pictures[address]})
        kept = {name: value for name, value in given.items() if name not in {"href", "src"}}
        return _tag(tag, kept | {"role": "link", "aria-disabled": "true"} if tag == "a" else kept)


def _tag(name: str, attrs: dict[str, str | None]) -> str:
    written = (
        f" {attribute}" if value is None else f' {attribute}="{escape(value)}"'
        for attribute, value in attrs.items()
    )
    return f"<{name}{''.join(written)}>"
