"""An application that answers the same bytes to everything: what a server can do at most.

The body is in the file CONSTANT_BODY; the headers are the two that an answer needs, or those in
the file CONSTANT_HEADERS.
"""

import json
import os
from pathlib import Path

BODY = Path(os.environ["CONSTANT_BODY"]).read_bytes()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]
if "CONSTANT_HEADERS" in os.environ:
    HEADERS = [tuple(pair) for pair in json.loads(Path(os.environ["CONSTANT_HEADERS"]).read_text())]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return (BODY,)
