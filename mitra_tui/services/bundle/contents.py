"""What goes into the accreditation bundle, in its order, under names that every system takes.

Conflicts and the files of their records stay out; of contacts there is what reports print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mitra_tui.documents import write
from mitra_tui.errors import BadFile
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.bundle import ACTIVITIES, AGREEMENTS, REPORTS, SECTIONS
from mitra_tui.rows.report import REPORTS as KNOWN
from mitra_tui.rows.text import words
from mitra_tui.services import attachments, files, rendering, reports
from mitra_tui.services.reports.activity_rows import activities_of
from mitra_tui.services.reports.span import Span

_SLUG = 50  # letters; a path on Windows has 260
_NAME = 80
_BATCH = 500
_LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Item:
    """A file that shall go in. `read` makes its content or raises a `MitraError`; one that
    `may_lack` is left out then, without a word."""

    path: str
    section: str
    title: str
    about: str
    on_date: str
    read: Callable[[], bytes]
    may_lack: bool = False


@dataclass(slots=True)
class _Folder:
    """A folder of the bundle; no two names in it differ only in their case."""

    path: str
    taken: set[str] = field(default_factory=set)

    def place(self, name: str) -> str:
        """The path of a file of that name, numbered where it is taken."""
        stem, ending, number = Path(name).stem, Path(name).suffix, 1
        found = name
        while found.casefold() in self.taken:
            number += 1
            found = f"{stem}-{number}{ending}"
        self.taken.add(found.casefold())
        return f"{self.path}/{found}"


def contents(span: Span, kind: str) -> list[Item]:
    """All files of a time: reports, then agreements and activities by their first day."""
    return [*_reports(span, kind), *_agreements(span, kind), *_activities(span)]


def folder_of(section: str) -> str:
    """The folder of a section: its number and name."""
    return f"{SECTIONS.index(section) + 1}-{slug(t(f'bundle.section.{section}'))}"


def slug(text: str, otherwise: str = "") -> str:
    """Words and dashes: a part of a name that every system takes."""
    return "-".join(words(text))[:_SLUG].strip("-") or otherwise


def _reports(span: Span, kind: str) -> Iterator[Item]:
    folder = _Folder(folder_of(REPORTS))
    for name in KNOWN:
        title = reports.title_of(name)
        for ending in dict.fromkeys((kind, "xlsx")):
            path = folder.place(f"R{int(name[1:]):02}-{slug(title)}.{ending}")
            yield Item(
                path, REPORTS, f"{name} {title}", "", "",
                partial(reports.file_of, name, span, ending), may_lack=ending == "xlsx")


def _agreements(span: Span, kind: str) -> Iterator[Item]:
    """Those in force at some day of the time, with the files that they have."""
    rows = db.execute_sql(
        "SELECT r.id, p.name, r.kind, r.title, r.school_number, r.starts_on FROM agreement r "
        "JOIN partner p ON p.id = r.partner_id WHERE r.hidden = 0 AND r.state IN "
        "('signed', 'terminated') AND r.starts_on <= ? AND (CASE WHEN r.ended_on <> '' "
        "THEN r.ended_on WHEN r.ends_on <> '' THEN r.ends_on ELSE ? END) >= ? "
        "ORDER BY r.starts_on, r.id", (span.last or _LAST, _LAST, span.first)).fetchall()
    attached = _attached(AGREEMENTS, [row[0] for row in rows])
    for number, (one, partner, form, title, school_number, starts) in enumerate(rows, 1):
        told = t(f"agreements.kind.{form}")
        about = " · ".join(part for part in (partner, told, school_number or title) if part)
        folder = _Folder(f"{folder_of(AGREEMENTS)}/"
                         f"{number:03}-{slug(partner, 'mitra')}-{slug(told)}")
        if form != "none":
            yield Item(folder.place(f"{slug(t('bundle.document'))}.{kind}"), AGREEMENTS,
                       t("bundle.document"), about, starts, partial(_document, one, kind))
        yield from _files(folder, AGREEMENTS, about, starts, attached.get(one, ()))


def _document(agreement: int, kind: str) -> bytes:
    return write(kind, rendering.document_of(agreement))


def _activities(span: Span) -> Iterator[Item]:
    """The evidence of what was done in the time; an activity without files has no folder."""
    done = activities_of(span, statuses=("done",))
    attached = _attached(ACTIVITIES, [one.id for one in done])
    for number, one in enumerate((one for one in done if one.id in attached), 1):
        folder = _Folder(f"{folder_of(ACTIVITIES)}/"
                         f"{number:03}-{one.starts_on or '0000'}-{slug(one.title, 'kegiatan')}")
        yield from _files(folder, ACTIVITIES, one.title, one.starts_on, attached[one.id])


def _attached(what: str, ids: Sequence[int]) -> dict[int, tuple[Attached, ...]]:
    """The files of these records, the first one first; only those that have some."""
    having = [one for start in range(0, len(ids), _BATCH)
              for one in attachments.counts(what, ids[start:start + _BATCH])]
    return {one: tuple(reversed(attachments.of(what, one))) for one in having}


def _files(folder: _Folder, section: str, about: str, on_date: str,
           attached: Sequence[Attached]) -> Iterator[Item]:
    for one in attached:
        yield Item(folder.place(_short(one.name)), section, one.name, about, on_date,
                   partial(_content, one))


def _content(one: Attached) -> bytes:
    """What an attached file holds. BadFile: it has vanished, or is not what it was."""
    path = files.path_of(one.checksum)
    if not files.is_sound(path):
        raise BadFile("attachments.gone", name=one.name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadFile("error.unreadable", path=one.name) from error


def _short(name: str) -> str:
    """A file's own name, made safe and no longer than paths allow."""
    safe = Path(files.safe_name(name, "berkas"))
    return f"{safe.stem[:_NAME].rstrip(' .')}{safe.suffix[:10]}"
