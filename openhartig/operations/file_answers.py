"""Answers with a file, or the part of it that a player asks for."""

from collections.abc import Iterator
from mimetypes import guess_type

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from .byte_ranges import requested_part

BLOCK = 64 * 1024  # bytes


def file_answer(request: HttpRequest, file: FieldFile, headers: dict[str, str]) -> HttpResponseBase:
    """Answer a GET or HEAD with a file, unless the browser has it already.

    Args:
        request: its conditions and its Range are honoured.
        file: the file of a picture or a document.
        headers: what else to say, such as how long the answer may be kept.

    Raises:
        Http404: the file is gone.
    """
    name = str(file.name)
    try:
        size, changed = file.size, int(file.storage.get_modified_time(name).timestamp())
    except FileNotFoundError as error:
        raise Http404 from error
    headers = headers | {
        "Accept-Ranges": "bytes",
        "Content-Type": guess_type(name)[0] or "application/octet-stream",
        "ETag": f'"{changed:x}-{size:x}"',
        "Last-Modified": http_date(changed),
    }
    whole = _with(file, range(size), request, headers)
    answer = get_conditional_response(
        request,
        headers["ETag"],
        changed,
        whole,  # type: ignore[arg-type]  # it only reads the status and passes the rest on
    )
    if answer and answer is not whole:
        return answer
    if request.method == "HEAD" or not _may_be_part(request, headers):
        return whole
    part = requested_part(request.headers.get("Range", ""), size)
    if part is None:
        return whole
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{size}"
    return _with(file, part, request, headers, status=206)


def _with(
    file: FieldFile, part: range, request: HttpRequest, headers: dict, status: int = 200
) -> StreamingHttpResponse:
    blocks = () if request.method == "HEAD" else _blocks(file, part)
    headers = headers | {"Content-Length": str(len(part))}
    return StreamingHttpResponse(blocks, status=status, headers=headers)


def _may_be_part(request: HttpRequest, headers: dict[str, str]) -> bool:
    """Tell whether the earlier parts that a browser has are of the same file, as If-Range says."""
    known = request.headers.get("If-Range")
    return known in {None, headers["ETag"], headers["Last-Modified"]}


def _blocks(file: FieldFile, part: range) -> Iterator[bytes]:
    """Read a part of a file, when somebody wants to have it."""
    left = len(part)
    with file.storage.open(str(file.name)) as opened:
        opened.seek(part.start)
        while left and (block := opened.read(min(left, BLOCK))):
            left -= len(block)
            yield block
