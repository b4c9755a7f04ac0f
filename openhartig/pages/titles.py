"""How a page is called where its title stands without the page."""


class Titled:
    """What a page type adds to its title, for the lists, feeds and machines that read it.

    Attributes:
        label: what has to be known of a page before its title, wherever that stands.
    """

    label = ""
    title: str
    seo_title: str

    def labelled(self, title: str) -> str:
        """Return a title of this page as it stands where only words fit, such as a feed."""
        return f"{self.label}: {title}" if self.label else title

    @property
    def labelled_title(self) -> str:
        """The title, with what has to be known before it."""
        return self.labelled(self.title)

    @property
    def head_title(self) -> str:
        """The title for browsers, search engines and share cards."""
        return self.labelled(self.seo_title or self.title)
