import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class SharedCache(FileBasedCache):
    """A cache in files that all processes of one machine share.

    Django's own looks whether a key is there and then writes it, so that two processes may both
    believe that they were first. Here exactly one of them is. Whoever empties the folder while the
    site runs breaks nothing.
    """

    # What Django keeps to itself, and its stubs leave out
    _dir: str
    _cull: Callable[[], None]
    _key_to_file: Callable[[str, int | None], str]
    _write_content: Callable[[IO[bytes], float | None, Any], None]

    def _createdir(self) -> None:
        # Emptied while it was made: whoever writes makes it again
        with suppress(FileNotFoundError, FileExistsError):
            super()._createdir()  # type: ignore[misc]  # the stubs leave it out

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Write a value, unless the key has one.

        Returns:
            Whether it was written.
        """
        if self.has_key(key, version):  # this also deletes a value whose time is over
            return False
        try:
            self._createdir()
            self._cull()
            with tempfile.NamedTemporaryFile(dir=self._dir) as file:
                self._write_content(file, timeout, value)
                file.flush()
                os.link(file.name, self._key_to_file(key, version))
        except FileExistsError:
            return False
        except FileNotFoundError:  # somebody emptied the folder just now
            return self.add(key, value, timeout, version)
        return True
