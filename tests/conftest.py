"""What every test stands on: a fence around the machine, a still clock, and a staircase of data.

`database` is an empty database in a real file; `school` has the school's profile,
`with_partners` a directory, `with_activities` everything that hangs on it. `run` calls the
command in this process and answers what it printed.
"""

from __future__ import annotations

# isort: off — the fence goes up first
from tests import fence

fence.raise_fence()
fence.compile_catalogues()
# isort: on

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest

from mitra_tui import actor, clock, i18n
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from tests import factories
from tests.command import Result, Run, run_command

TODAY = date(2024, 5, 20)
# Long enough for a machine that is busy with other things, short enough to see a lock.
WAIT = 2.0

hypothesis.settings.register_profile(
    "suite", deadline=None, database=None, max_examples=40, derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture,
                           hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _fenced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An own home for each test; language, user and day as after a fresh start."""
    for name, value in fence.environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    i18n.use(i18n.DEFAULT)
    yield
    close_database()
    i18n.use(i18n.DEFAULT)
    actor.set_actor("")
    clock.set_today(None)


@pytest.fixture(autouse=True)
def still_clock(_fenced: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 20 May 2024, nine in the morning; each look at the clock is a millisecond later."""
    moment = datetime(2024, 5, 20, 1, 0, tzinfo=UTC)

    def now() -> str:
        nonlocal moment
        moment += timedelta(milliseconds=1)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    clock.set_today(TODAY)
    monkeypatch.setattr(clock, "now", now)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, migrated once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "mitra.db"
    open_database(path, wait=30.0, create=True)
    close_database()
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty database, open; `MITRA_DB` names it."""
    path = tmp_path / "mitra.db"
    shutil.copy(template, path)
    path.chmod(0o600)
    monkeypatch.setenv("MITRA_DB", str(path))
    open_database(path, wait=WAIT)
    return path


@pytest.fixture
def school(database: Path) -> Path:
    """A database with the school's profile."""
    factories.school()
    return database


@pytest.fixture
def with_partners(school: Path) -> Path:
    """A directory of eight partners, some with contacts and other names."""
    factories.directory()
    return school


@pytest.fixture
def with_activities(with_partners: Path) -> Path:
    """The directory with programmes, activities, interactions, needs, benefits, follow-ups."""
    factories.life()
    return with_partners


@pytest.fixture
def run() -> Run:
    """Run the command in this process: `run("list", "partners", "--json").objects`."""

    def call(*argv: str, stdin: str | bytes = "") -> Result:
        was = db.path if not db.deferred and not db.is_closed() else None
        try:
            return run_command(argv, stdin)
        finally:
            close_database()
            i18n.use(i18n.DEFAULT)
            actor.set_actor("")
            clock.set_today(TODAY)
            if was is not None and was.exists():
                open_database(was, wait=WAIT)

    return call
