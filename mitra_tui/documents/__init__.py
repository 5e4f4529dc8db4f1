"""Documents: one model of blocks, and a writer for each format.

`write("pdf", document)` answers the bytes of a file; who calls puts them where they belong.
"""

from __future__ import annotations

from importlib import import_module

from mitra_tui.documents.blocks import Document
from mitra_tui.errors import Usage

FORMATS = ("docx", "pdf", "html", "md", "xlsx", "txt")
_MODULES = {"md": "markdown", "txt": "text"}


def write(kind: str, document: Document) -> bytes:
    """The document as a file of the format `kind`. Usage: there is no such format."""
    if kind not in FORMATS:
        raise Usage("export.no_format", format=kind, formats=", ".join(FORMATS))
    module = import_module(f"mitra_tui.documents.{_MODULES.get(kind, kind)}")
    found = getattr(module, f"to_{kind}")(document)
    assert isinstance(found, bytes)
    return found
