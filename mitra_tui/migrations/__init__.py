"""Bringing a database to the present schema: numbered scripts, applied once, in order.

Each `NNNN_name.py` has `up(migrator, db)` and is a frozen copy: it never imports models. The
number of the newest one is the schema's number (`PRAGMA user_version`).
"""

from __future__ import annotations

LATEST = 8
