"""An answer that is ready to be sent: once built, nothing is computed any more."""

import gzip
import hashlib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf

import brotli

BROTLI_QUALITY = 6
GZIP_LEVEL = 6
SMALLEST_TO_COMPRESS = 500  # bytes
ENCODINGS = ("br", "gzip")  # the best first
OF_A_BODY = {"Content-Encoding", "Content-Length", "Content-Type"}
NOT_KEPT = {"cache-control", "content-length", "content-location", "etag", "expires", "vary"}
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """One page as bytes, in every encoding that browsers ask for.

    Attributes:
        status: the status line, such as "200 OK".
        good_until: until when it is served without asking the site, in seconds since the epoch.
        bodies: the bytes by encoding; "" is without one.
        headers: all headers by encoding; the last is the tag.
        right_until: until when it may be served when the site cannot answer.
        same_as: the key of the same page under its own address, which answers instead.
    """

    status: str
    good_until: float
    bodies: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, Headers] = field(default_factory=dict)
    right_until: float = inf
    same_as: str = ""

    @classmethod
    def of(
        cls, status: str, headers: Headers, body: bytes, good_until: float, right_until: float = inf
    ) -> "Answer":
        """Prepare an answer in every encoding.

        Args:
            status: the status line.
            headers: as the site gave them, for the body without an encoding.
            body: the page.
            good_until: seconds since the epoch.
            right_until: seconds since the epoch.
        """
        bodies = {"": body}
        if len(body) >= SMALLEST_TO_COMPRESS:
            bodies["br"] = brotli.compress(body, quality=BROTLI_QUALITY)
            bodies["gzip"] = gzip.compress(body, GZIP_LEVEL, mtime=0)
        digest = hashlib.sha256(body).hexdigest()[:32]
        kept = [(name, value) for name, value in headers if name.lower() not in NOT_KEPT]
        kept += [("Cache-Control", "public, max-age=0, must-revalidate")]
        kept += [("Vary", "Accept-Encoding")]
        return cls(
            status,
            min(good_until, right_until),
            bodies,
            {
                encoding: [
                    *kept,
                    *([("Content-Encoding", encoding)] if encoding else []),
                    ("Content-Length", str(len(encoded))),
                    ("ETag", f'"{digest}{"-" + encoding if encoding else ""}"'),
                ]
                for encoding, encoded in bodies.items()
            },
            right_until,
        )

    @classmethod
    def empty(cls, good_until: float) -> "Answer":
        """Remember for a while that answers at an address differ, so that Django gives them."""
        return cls("", good_until, right_until=good_until)

    def prolonged(self, good_until: float) -> "Answer":
        """Return the same answer, good for longer, as far as it is right."""
        return replace(self, good_until=min(good_until, self.right_until))

    @property
    def is_empty(self) -> bool:
        """Whether Django must answer."""
        return not self.bodies

    @property
    def is_page(self) -> bool:
        """Whether it is what its address leads to, and not only says so or says that it is gone."""
        return self.status.startswith("200")

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return sum(map(len, self.bodies.values())) + 2000

    def choose(self, environ: dict) -> tuple[str, Headers, bytes]:
        """Return status line, headers and body for one request.

        Args:
            environ: the request, as WSGI describes it.
        """
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding not in self.bodies:
            encoding = ""
        headers, body = self.headers[encoding], self.bodies[encoding]
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and self.status.startswith("200") and _matches(known, headers[-1][1]):
            kept = [each for each in headers if each[0] not in OF_A_BODY]
            return "304 Not Modified", kept, b""
        return self.status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """Return the best of our encodings that a browser accepts (RFC 9110, 12.5.3); "" for none."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.strip().partition(";")
        name, parameter = name.strip(), parameter.strip()
        try:
            weights[name] = float(parameter[2:]) if parameter.startswith("q=") else 1.0
        except ValueError:
            weights[name] = 0.0
    rest = weights.get("*", 0.0)
    return (
        max(ENCODINGS, key=lambda name: weights.get(name, rest))
        if any(weights.get(name, rest) > 0 for name in ENCODINGS)
        else ""
    )


def _matches(known: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return etag in tags or "*" in tags
