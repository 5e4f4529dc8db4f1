"""The quick note: one line of words read as an interaction with its follow-up, and saved.

`PT Maju, telepon, jadwal PKL, besok`: partner, kind, what, follow up when. Only the partner and
the subject are needed; the kind is a call unless a word says otherwise, in either language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from mitra_tui import clock
from mitra_tui.errors import MitraError
from mitra_tui.exchange.dates import looks_dated, read_ahead, read_day
from mitra_tui.i18n import in_every_language
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.interaction import KINDS
from mitra_tui.rows.text import fold, gate

# Word or words → kind and channel. The labels of the kinds, in every language, come beside these.
_WORDS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("telepon", "telpon", "telp", "tlp", "menelepon", "ditelepon", "phone",
                     "phone call", "panggilan"), ("call", "phone")),
    **dict.fromkeys(("wa", "whatsapp", "chat"), ("call", "whatsapp")),
    **dict.fromkeys(("surat", "kirim surat"), ("letter", "letter")),
    **dict.fromkeys(("email", "e-mail", "surel", "mail"), ("letter", "email")),
    **dict.fromkeys(("kunjungan", "kunjung", "berkunjung", "dikunjungi", "tatap muka", "visit",
                     "visited"), ("visit", "meeting")),
    **dict.fromkeys(("rapat", "rakor", "koordinasi", "meeting", "meet", "zoom"),
                    ("coordination", "meeting")),
    **dict.fromkeys(("laporan", "progres", "report", "progress"), ("progress_report", "")),
    **dict.fromkeys(("silaturahmi", "halal bihalal", "acara sosial"), ("social", "meeting")),
    **dict.fromkeys(("apresiasi", "penghargaan", "terima kasih", "piagam", "thanks"),
                    ("appreciation", "")),
}
_LATELY = timedelta(days=60)
"""How long after a day a note of it is still written without its year."""
_CHANNEL = {"call": "phone", "letter": "letter", "visit": "meeting", "coordination": "meeting"}
_IN = frozenset(("masuk", "diterima", "in", "incoming", "received"))
_OUT = frozenset(("keluar", "dikirim", "out", "outgoing", "sent"))
_LEAD = r"(?:>|→|tindak lanjut|ditindaklanjuti|lanjut|follow[- ]?up)\s*:?\s*"
_MARKED = re.compile(rf"{_LEAD}(\S.*)", re.IGNORECASE)
_MARKED_INSIDE = re.compile(rf"(.*\S)\s+{_LEAD}(\S.*)", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:tunggu |ditunggu )?(?:jawab(?:an)?|balas(?:an)?|dijawab|dibalas|answer|reply)"
    r"(?: by| sebelum| sampai| paling lambat)?\s*:?\s+(\S.*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(.*\S)\s+)?(?:no|nomor|number)\b\.?\s*:?\s*(\S*[0-9]\S*)", re.IGNORECASE)
_PLUS_AT_END = re.compile(r"(.*\S)\s+(\+\s?\d{1,3}(?:\s?[^\W\d]{1,6})?)")


@dataclass(frozen=True, slots=True)
class Note:
    """What was understood of the line. Days are ISO; `partner` is the name as typed.

    `number` is a letter's, `answer_by` the day until when its answer is awaited.
    `strange` is a piece that was meant as the day of the follow-up and is none.
    """

    partner: str = ""
    kind: str = "call"
    channel: str = "phone"
    direction: str = "out"
    subject: str = ""
    on_date: str = ""
    follow_up_on: str = ""
    strange: str = ""
    number: str = ""
    answer_by: str = ""


def parse(text: str, today: date, *, whom: bool = True) -> Note:
    """Read a line. `whom` says that it begins with the partner; else that one is known."""
    pieces = [piece for piece in (gate(one) for one in text.split(",")) if piece]
    note = Note(on_date=today.isoformat())
    if whom:
        first = gate(text.split(",")[0])
        note = replace(note, partner=first)
        pieces = pieces[1:] if first else pieces
    note, pieces = _take_answer(note, pieces, today)
    note, pieces = _take_day(note, pieces, today)
    note, pieces = _take_answer(note, pieces, today)
    note, pieces = _take_number(note, pieces)
    note, pieces = _take_kind(note, pieces)
    return replace(note, subject=", ".join(pieces))


# -- days ------------------------------------------------------------------------
def _take_day(note: Note, pieces: list[str], today: date) -> tuple[Note, list[str]]:
    """The last piece may be a day: one to come is the follow-up's, one past the note's own."""
    if not pieces:
        return note, pieces
    *before, last = pieces
    marked = _MARKED.fullmatch(last)
    day = _day(marked[1] if marked else last, today)
    if day:
        lately = "" if marked else _lately(last, day, today)
        if day > note.on_date and not lately:
            return replace(note, follow_up_on=day), before
        if not marked:
            return replace(note, on_date=lately or day), before
        return replace(note, strange=marked[1]), before
    if marked or looks_dated(last):
        return replace(note, strange=marked[1] if marked else last), before
    inside = _MARKED_INSIDE.fullmatch(last) or _PLUS_AT_END.fullmatch(last)
    if inside and (day := _day(inside[2], today)) and day > note.on_date:
        return replace(note, follow_up_on=day), [*before, inside[1]]
    return note, pieces


def _day(text: str, today: date) -> str:
    try:
        return read_ahead(text, today)
    except MitraError:
        return ""


def _lately(text: str, day: str, today: date) -> str:
    """`2/5`, typed on 20 May: that of this year, so the note's own day. Empty where the day to
    come was meant: with its year, or when the last one like it is long ago."""
    try:
        read_day(text, today)
    except MitraError as error:
        known = error.key != "date.no_year" or day.endswith("02-29")
    else:
        known = True
    if known:
        return ""
    year, rest = day.split("-", 1)
    before = date.fromisoformat(f"{int(year) - 1:04}-{rest}")
    return before.isoformat() if today - before <= _LATELY else ""


def _take_answer(note: Note, pieces: list[str], today: date) -> tuple[Note, list[str]]:
    """`balas 5 Juni`, beside the day of the follow-up: until when an answer is awaited."""
    found = _ANSWER.fullmatch(pieces[-1]) if pieces and not note.answer_by else None
    day = _day(found[1], today) if found else ""
    if not day or day < today.isoformat():
        return note, pieces
    return replace(note, answer_by=day), pieces[:-1]


def _take_number(note: Note, pieces: list[str]) -> tuple[Note, list[str]]:
    """`surat masuk no 421/12`, `nomor 421.5/7`: the number of a letter, which has a stroke or
    a dot. Of anything else a number is a word."""
    for place, piece in enumerate(pieces[:3]):
        found = _NUMBER.fullmatch(piece)
        if found and re.search(r"[/.]", found[2].strip(".")):
            rest = [found[1]] if found[1] else []
            if not any(_kind_of(one) == "letter" for one in (*rest, *pieces[:2])):
                return note, pieces
            return (replace(note, number=found[2].strip(".")),
                    [*pieces[:place], *rest, *pieces[place + 1:]])
    return note, pieces


def _kind_of(piece: str) -> str:
    """The kind that a piece begins with, if it does with one."""
    words = fold(piece).split()
    known = (_kinds().get(" ".join(words[:length])) for length in (3, 2, 1))
    return next((one[0] for one in known if one), "")


# -- kinds -----------------------------------------------------------------------
@cache
def _kinds() -> dict[str, tuple[str, str]]:
    labels = {
        fold(label): (kind, _CHANNEL.get(kind, ""))
        for kind in KINDS for label in in_every_language(f"interactions.kind.{kind}")}
    return labels | _WORDS


def _take_kind(note: Note, pieces: list[str]) -> tuple[Note, list[str]]:
    """A piece that is only the kind is taken out; a kind that begins the subject stays in it."""
    for place, piece in enumerate(pieces[:2]):
        found = _kind_alone(piece)
        if found:
            kind, channel, direction = found
            rest = [*pieces[:place], *pieces[place + 1 :]]
            return replace(note, kind=kind, channel=channel, direction=direction), rest
    words = fold(pieces[0]).split() if pieces else []
    for length in (3, 2, 1):
        known = _kinds().get(" ".join(words[:length])) if len(words) > length else None
        if known and known[0] != "other":
            return replace(note, kind=known[0], channel=known[1]), pieces
    return note, pieces


def _kind_alone(piece: str) -> tuple[str, str, str] | None:
    """`telepon`, `surat masuk`, `incoming call`: nothing but a kind, perhaps a direction."""
    words = fold(piece).split()
    direction = "in" if _IN.intersection(words) else "out"
    kind = " ".join(word for word in words if word not in _IN and word not in _OUT)
    known = _kinds().get(kind)
    return (*known, direction) if known else None


def is_kind(text: str) -> bool:
    """Whether a piece of the line says only what kind of interaction it was."""
    return _kind_alone(text) is not None


# -- saving ----------------------------------------------------------------------
def save(note: Note, partner: int | None) -> int:
    """Write the note, and with it its follow-up; one change. Returns the interaction's id.

    Without `partner` a new one with the typed name is made. Raises `Invalid`, or `Conflict`
    when there is a partner of that name.
    """
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services import interactions, partners

    new = draft_of("partners").read({"name": note.partner}).values() if partner is None else None
    values = {
        "kind": note.kind, "channel": note.channel, "direction": note.direction,
        "subject": note.subject, "on_date": note.on_date or clock.today().isoformat(),
        "follow_up_on": note.follow_up_on, "number": note.number, "answer_by": note.answer_by,
    }
    checked = draft_of("interactions").read({**values, "partner": partner or 1}).values()
    with transaction("interactions.add") as change:
        about = partner if new is None else partners.store.write(new)
        record_id = interactions.store.write({**checked, "partner": about})
        change.about("interactions", record_id, note.subject)
    return record_id


def recent_partners(limit: int = 5) -> list[tuple[int, str]]:
    """Whom a note was written about lately, the latest first: (id, name)."""
    rows = db.execute_sql(
        "SELECT p.id, p.name FROM (SELECT id, partner_id FROM interaction WHERE hidden = 0 "
        "ORDER BY id DESC LIMIT 100) i JOIN partner p ON p.id = i.partner_id WHERE p.hidden = 0 "
        "GROUP BY p.id ORDER BY max(i.id) DESC LIMIT ?", (limit,))
    return [(row[0], row[1]) for row in rows]
