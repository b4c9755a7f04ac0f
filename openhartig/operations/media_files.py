"""Serves the public part of the media folder where no web server or object store does."""

import mimetypes
import stat
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe
from whitenoise.responders import StaticFile

MAX_AGE = 60 * 60 * 24 * 365  # seconds; a picture that changes gets another name


@require_safe
def serve(request: HttpRequest, folder: str, name: str) -> FileResponse:
    """Answer with one file, or the part of it that a player asks for.

    Args:
        request: the request; its Range and If-Modified-Since headers are honoured.
        folder: a public folder of the media folder, as the address conf allows it.
        name: the name of a file in that folder.

    Raises:
        Http404: there is no such file.
    """
    try:
        path = Path(safe_join(settings.MEDIA_ROOT, folder, name))
        status = path.stat()
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
    if not stat.S_ISREG(status.st_mode):
        raise Http404
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = [
        ("Content-Type", content_type),
        ("Cache-Control", f"public, max-age={MAX_AGE}, immutable"),
    ]
    answer = StaticFile(str(path), headers).get_response(request.method, request.META)
    response = FileResponse(answer.file or (), status=answer.status)
    for header, value in answer.headers:
        response[header] = value
    return response
