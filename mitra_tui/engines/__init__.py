"""What differs between databases: pragmas, locks, the journal's triggers, search, backup."""

from __future__ import annotations

import sys

from mitra_tui.without import without


def _hashes_without_openssl() -> bool:
    """Whether this Python brings the usual hashes itself. Some distributions take them out."""
    sha2 = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
    try:
        for name in ("_md5", "_sha1", "_sha3", "_blake2", *sha2):
            __import__(name)
    except ImportError:
        return False
    return True


def _import_peewee() -> None:
    """Import peewee without Python's own `sqlite3`: apsw carries the one SQLite we use.

    Two SQLite libraries in one process do not know of each other's locks, and the second would
    cost a megabyte. peewee does without the module when there is none. It also asks for
    `hashlib`, to shorten long names; OpenSSL's library behind that would cost two more.
    """
    with without("sqlite3", *(["_hashlib"] if _hashes_without_openssl() else [])):
        import peewee  # noqa: F401


_import_peewee()
