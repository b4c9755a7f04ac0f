from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from .request_state import RequestState


class UploadNames(FileUploadHandler):
    """Remembers the names of files while they come in: when there is no room, nothing else does."""

    def new_file(self, field_name: str, file_name: str, *args, **options) -> None:
        super().new_file(field_name, file_name, *args, **options)
        if self.request:
            names_of_uploads(self.request).append(file_name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Leave the content to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""


def names_of_uploads(request: HttpRequest) -> list[str]:
    """Return the names of the files that came in with a request, as far as it was read."""
    return RequestState.of(request).upload_names
