"""A site that is easy to tell what to answer, and a way to ask the cache in front of it."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

from openhartig.page_cache.wsgi import PageCache

PAGE = b"<!doctype html><title>Verhalen</title>" + b"<p>Er is altijd iemand.</p>" * 40


class Site:
    """A site that counts how often it was asked, and answers as it is told.

    Attributes:
        own_query: returns what of the questions in an address the page knows.
    """

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8")]
        self.body = PAGE
        self.meanwhile = lambda: None
        self.own_query = lambda query: query

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        body = self.body
        self.meanwhile()
        own = self.own_query(environ["QUERY_STRING"])
        location = [] if own is None else [("Content-Location", f"{environ['PATH_INFO']}?{own}")]
        start_response(self.status, self.headers + location)
        return [body]


def ask(cache: PageCache, path: str = "/", method: str = "GET", **headers: str):
    """Return status, headers and body of one request."""
    path, _, query = path.partition("?")
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"HTTP_HOST": "limburg.example", "wsgi.input": BytesIO()}
    environ |= {f"HTTP_{name}": value for name, value in headers.items()}
    setup_testing_defaults(environ)
    answered = {}

    def start_response(status, headers, exc_info=None):
        answered["status"], answered["headers"] = int(status[:3]), dict(headers)

    body = b"".join(cache(environ, start_response))
    return answered["status"], answered["headers"], body
