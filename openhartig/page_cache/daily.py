from datetime import datetime

from wagtail import hooks

from .stamp import drop_old_pages


@hooks.register("daily_work", order=900)
def drop_kept_pages(now: datetime) -> str:
    """Drop what the page cache keeps of earlier pages."""
    drop_old_pages()
    return "done"
