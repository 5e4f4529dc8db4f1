"""A stream for archives that fails once, and only at the end.

A ZIP archive that cannot be written whole tries again while it is cleared away, and complains to
nobody in particular. Here the first failure is kept, and what follows is written nowhere.
"""

from __future__ import annotations

from types import TracebackType
from typing import BinaryIO, Self


class Careful:
    """Stands between an archive and its stream; as a context it raises the first failure."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._failed: OSError | None = None
        self._at = stream.tell() if stream.seekable() else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush()
        if error is None and self._failed is not None:
            raise self._failed
        if self._failed is None and error is not None:
            self._failed = OSError()  # of what was given up nothing more is written

    def write(self, data: bytes) -> int:
        """Write, or only count when the stream has failed."""
        if self._failed is None:
            try:
                self._stream.write(data)
            except OSError as error:
                self._failed = error
        self._at += len(data)
        return len(data)

    def flush(self) -> None:
        """Hand on what is kept back."""
        if self._failed is None:
            try:
                self._stream.flush()
            except OSError as error:
                self._failed = error

    def seekable(self) -> bool:
        """Whether the stream can go back."""
        return self._stream.seekable()

    def seek(self, at: int, whence: int = 0) -> int:
        """Go to a place, counted from the beginning (0) or from here (1)."""
        target = at if whence == 0 else self._at + at
        if self._failed is None:
            try:
                target = self._stream.seek(target)
            except OSError as error:  # what was kept back could not be written
                self._failed = error
        self._at = target
        return target

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._at
