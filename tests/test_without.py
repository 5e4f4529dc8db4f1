"""What is left out of an import is left out, and can be imported afterwards."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mitra_tui.without import without
from tests.fence import ROOT


def test_a_module_is_not_there_within_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without("colorsys"), pytest.raises(ImportError):
        import colorsys
    import colorsys

    assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)


def test_what_was_imported_before_stays() -> None:
    before = sys.modules["json"]
    with without("json"):
        import json

        assert json is before
    assert sys.modules["json"] is before


def test_an_error_in_the_block_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with pytest.raises(ZeroDivisionError), without("colorsys"):
        _ = 1 / 0
    assert "colorsys" not in sys.modules


@pytest.mark.parametrize("package", ["mitra_tui.engines", "mitra_tui.app"])
def test_hashes_work_after_peewee_was_imported_without_openssl(package: str) -> None:
    code = (
        f"import {package}, mitra_tui.engines, sys\n"
        "import hashlib, hmac, ssl\n"
        "assert hashlib.sha256(b'a').hexdigest().startswith('ca978112')\n"
        "assert hashlib.new('md5', b'a').hexdigest().startswith('0cc175b9')\n"
        "assert hmac.new(b'k', b'a', 'sha256').hexdigest().startswith('78da9151')\n"
        "assert ssl.create_default_context()\n"
        "import sqlite3\n"
        "assert sqlite3.sqlite_version\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)
