"""A picture as documents can print it: read, checked and made small once, for all writers."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from functools import lru_cache

_MOST_DOTS = 40_000_000  # of what is unpacked: a small file can hold a very large picture
_LONGEST = 600  # dots of a side on paper


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG picture with its size in dots."""

    data: bytes
    width: int
    height: int


@lru_cache(maxsize=2)  # forty letters bear the same logo
def read_picture(data: bytes) -> Picture | None:
    """The picture in a PNG or JPEG file; None when it is none, is broken or far too large."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > _MOST_DOTS:
                    return None
                small = image.convert("RGBA" if image.mode in ("RGBA", "LA", "P") else "RGB")
    # Broken files end in any of these; the library promises no single one.
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, zlib.error,
            Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    small.thumbnail((_LONGEST, _LONGEST))
    stream = io.BytesIO()
    small.save(stream, "PNG")
    return Picture(stream.getvalue(), small.width, small.height)
