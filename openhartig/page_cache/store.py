"""Keeps answers: in the memory of a process, and in files that the processes of a machine share."""

import fcntl
import hashlib
import os
import pickle
import shutil
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from .answers import Answer


class Memory:
    """The answers that this process used last, up to a number of bytes, under one stamp."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.stamp = ""
        self.bytes = 0
        self.answers: OrderedDict[str, Answer] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: str, stamp: str) -> Answer | None:
        """Return what was kept under this stamp; what was kept under another is forgotten."""
        with self.lock:
            self._begin(stamp)
            return self.answers.get(key)

    def put(self, key: str, stamp: str, answer: Answer) -> None:
        """Keep an answer; everything under another stamp goes, and then the oldest."""
        with self.lock:
            self._begin(stamp)
            self._remove(key)
            self.answers[key] = answer
            self.bytes += answer.size
            while self.bytes > self.most_bytes and self.answers:
                self._remove(next(iter(self.answers)))

    def _begin(self, stamp: str) -> None:
        if stamp != self.stamp:
            self.answers, self.bytes, self.stamp = OrderedDict(), 0, stamp

    def _remove(self, key: str) -> None:
        if key in self.answers:
            self.bytes -= self.answers.pop(key).size


class Files:
    """Answers as files, in a folder per stamp; one process at a time builds one.

    Args:
        folder: where they are kept.
        most_files: how many at most under one stamp.
        most_bytes: how large they may be together.
    """

    def __init__(self, folder: Path, most_files: int, most_bytes: int) -> None:
        self.folder = folder
        self.most_files = most_files
        self.most_bytes = most_bytes

    @contextmanager
    def building(self, key: str) -> Iterator[None]:
        """Wait until no other process or thread builds the answer for a key.

        The system frees the lock of a process that is killed. On a disk that cannot be written
        nobody waits.
        """
        lock = self.folder / "locks" / _digest(key)[:3]
        with ExitStack() as opened:
            with suppress(OSError):
                lock.parent.mkdir(parents=True, exist_ok=True)
                fcntl.flock(opened.enter_context(lock.open("w")), fcntl.LOCK_EX)
            yield

    def get(self, key: str, stamp: str) -> Answer | None:
        """Return what any process of this machine kept under this stamp."""
        try:
            data = (self.folder / "answers" / stamp / _digest(key)).read_bytes()
            return pickle.loads(data)  # noqa: S301 - our own file, in a folder of our own
        except (OSError, EOFError, pickle.UnpicklingError):
            return None  # nobody made it, or its machine stopped halfway

    def put(self, key: str, stamp: str, answer: Answer) -> None:
        """Keep an answer, in the place of the oldest ones when there are very many.

        Nothing is kept when the disk is full or cannot be written.
        """
        with suppress(OSError):
            self._put(key, stamp, answer)

    def _put(self, key: str, stamp: str, answer: Answer) -> None:
        folder = self.folder / "answers" / stamp
        folder.mkdir(parents=True, exist_ok=True)
        data = pickle.dumps(answer)
        self._make_room(folder, len(data))
        file = folder / _digest(key)
        part = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            part.write_bytes(data)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self, folder: Path, size: int) -> None:
        files = [(entry.stat(), entry.path) for entry in os.scandir(folder)]
        files.sort(key=lambda file: -file[0].st_mtime)
        total = size + sum(stat.st_size for stat, _ in files)
        while files and (len(files) >= self.most_files or total > self.most_bytes):
            stat, path = files.pop()
            Path(path).unlink(missing_ok=True)
            total -= stat.st_size


def drop_all_but(stamp: str, folder: Path) -> None:
    """Drop what was kept under any other stamp; what cannot be dropped now is dropped later.

    Args:
        stamp: the only one whose answers may stay; "" for none.
        folder: where they are kept.
    """
    with suppress(OSError):
        for kept in (folder / "answers").iterdir():
            if kept.name != stamp:
                shutil.rmtree(kept, ignore_errors=True)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
