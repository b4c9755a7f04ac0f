from django.utils.html import format_html
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.base import EmbedFinder

from openhartig.blocks.video_providers import recognise


class VideoLinkFinder(EmbedFinder):
    """Answers Wagtail's question for an embed with a plain link, and asks no provider anything.

    The site shows videos with its own block. Whatever else in Wagtail looks for an embed, such as
    the tag `embed` or a text that was pasted, gets this link: never a player or a picture.
    """

    def accept(self, url: str) -> bool:
        """Answer for every address, so that no other finder does."""
        return True

    def find_embed(
        self, url: str, max_width: int | None = None, max_height: int | None = None
    ) -> dict:
        """Return the link to a video.

        Args:
            url: the address that somebody pasted.
            max_width, max_height: not used; a link has no size.

        Raises:
            EmbedNotFoundException: the address is not one of YouTube or Vimeo.
        """
        video = recognise(url)
        if not video:
            raise EmbedNotFoundException
        label = f"Bekijk de video op {video.provider}"
        link = format_html('<a href="{}" rel="noreferrer">{}</a>', video.watch_url, label)
        return {
            "title": label,
            "author_name": "",
            "provider_name": video.provider,
            "type": "link",
            "thumbnail_url": "",
            "width": None,
            "height": None,
            "html": link,
        }
