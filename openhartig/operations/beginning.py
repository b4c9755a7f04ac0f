"""Says, once in every process that answers visitors, that it is about to do so.

What has to be done before the first answer listens to `process_begins`, whatever server runs the
site: gunicorn tells when a worker starts, and with any other the first request does.
"""

from collections.abc import Callable, Iterable
from threading import Lock

from django.dispatch import Signal

process_begins = Signal()


class BeginsFirst:
    """A WSGI application that answers nothing before others did what comes first.

    When they fail, such as without a database, the answer is not withheld: the next request tries
    again.

    Args:
        site: the WSGI application of the site.
    """

    def __init__(self, site: Callable) -> None:
        self.site = site
        self.lock = Lock()
        self.has_begun = False

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer one request."""
        self.begin()
        return self.site(environ, start_response)

    def begin(self) -> None:
        """Tell the others, unless that was done; whoever comes meanwhile waits."""
        if self.has_begun:
            return
        with self.lock:
            if not self.has_begun:
                answers = process_begins.send_robust(sender=type(self))
                self.has_begun = not any(isinstance(answer, Exception) for _, answer in answers)
