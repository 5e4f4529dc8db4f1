"""Agreements on paper: what each field of a template says, and the parts that are lists.

The document is Indonesian whatever language is in use. What was not entered is a dotted line:
an agreement can be printed at every stage. Order and wording are the template's
(domain glossary, section 4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mitra_tui.documents.blocks import (
    Block,
    Document,
    Numbers,
    Signatures,
    Signer,
    Table,
    Witnesses,
)
from mitra_tui.documents.common import (
    PARTNER_FIELDS,
    SCHOOL_FIELDS,
    Facts,
    Source,
    identity,
    letterhead,
    partner_fields,
    school_fields,
    text_of,
)
from mitra_tui.documents.filling import DOTS, Values, fill, listed
from mitra_tui.documents.narrowing import narrowed
from mitra_tui.documents.template import Node
from mitra_tui.i18n import t_in
from mitra_tui.i18n.dates import number_in
from mitra_tui.i18n.terbilang import day_in_words, figure, long_day, term_in_words

FIELDS = (
    *SCHOOL_FIELDS, *PARTNER_FIELDS,
    "naskah.judul", "naskah.nomor_sekolah", "naskah.nomor_mitra", "naskah.tanggal",
    "naskah.hari_tanggal", "naskah.tempat", "naskah.mulai", "naskah.selesai",
    "naskah.jangka_waktu", "naskah.rangkap", "naskah.meterai", "naskah.jurusan",
    "naskah.jenis_kerja_sama", "naskah.guru_pembimbing",
    "pihak_pertama.nama", "pihak_pertama.jabatan", "pihak_pertama.pangkat", "pihak_pertama.nip",
    "pihak_kedua.nama", "pihak_kedua.jabatan", "pihak_kedua.pangkat", "pihak_kedua.nomor_identitas",
    "induk.judul", "induk.nomor_sekolah", "induk.nomor_mitra", "induk.tanggal",
)
BLOCKS = (
    "blok.kop", "blok.nomor", "blok.tanda_tangan", "blok.saksi",
    "daftar.sasaran", "daftar.ruang_lingkup", "daftar.jurusan", "daftar.kewajiban_sekolah",
    "daftar.kewajiban_mitra", "daftar.penyelesaian", "tabel.indikator",
)


def agreement_document(source: Source, nodes: Sequence[Node]) -> Document:
    """The agreement in a template's words; an addendum says only what changes."""
    if source.agreement.get("kind") == "addendum":
        nodes = narrowed(nodes, _unchanged(source.agreement))
    values = Values(_fields(source), _blocks(source))
    fields = values.fields
    title = " - ".join(part for part in (fields["naskah.judul"], fields["mitra.nama"]) if part)
    return Document(fill(nodes, values), title, author=fields["sekolah.nama"])


# -- fields ------------------------------------------------------------------------
def _fields(source: Source) -> dict[str, str]:
    values = source.agreement
    first, second = first_signatory(source), second_signatory(source)
    parent = source.parent
    return school_fields(source) | partner_fields(source) | {
        "naskah.judul": text_of(values, "title"),
        "naskah.nomor_sekolah": text_of(values, "school_number"),
        "naskah.nomor_mitra": text_of(values, "partner_number"),
        "naskah.tanggal": long_day(text_of(values, "signed_on")),
        "naskah.hari_tanggal": day_in_words(text_of(values, "signed_on")),
        "naskah.tempat": text_of(values, "signed_at"),
        "naskah.mulai": long_day(text_of(values, "starts_on")),
        "naskah.selesai": long_day(text_of(values, "ends_on")),
        "naskah.jangka_waktu": term_in_words(
            text_of(values, "starts_on"), text_of(values, "ends_on")),
        "naskah.rangkap": figure(int(values["copies"])) if values.get("copies") else "",
        "naskah.meterai": t_in(
            "id", "document.stamped" if values.get("stamped") else "document.unstamped"),
        "naskah.jurusan": _joined(source.programmes),
        "naskah.jenis_kerja_sama": text_of(values, "cooperation"),
        "naskah.guru_pembimbing": text_of(values, "supervisor"),
        "pihak_pertama.nama": text_of(first, "name"),
        "pihak_pertama.jabatan": text_of(first, "position"),
        "pihak_pertama.pangkat": text_of(first, "rank"),
        "pihak_pertama.nip": text_of(first, "id_number"),
        "pihak_kedua.nama": text_of(second, "name"),
        "pihak_kedua.jabatan": text_of(second, "position"),
        "pihak_kedua.pangkat": text_of(second, "rank"),
        "pihak_kedua.nomor_identitas": text_of(second, "id_number"),
        "induk.judul": text_of(parent, "title"),
        "induk.nomor_sekolah": text_of(parent, "school_number"),
        "induk.nomor_mitra": text_of(parent, "partner_number"),
        "induk.tanggal": long_day(text_of(parent, "signed_on")),
    }


def _joined(names: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(names) < 3:
        return f" {t_in('id', 'document.and')} ".join(names)
    return f"{', '.join(names[:-1])}, {t_in('id', 'document.and')} {names[-1]}"


def _of_side(values: Facts, name: str, side: str) -> list[Facts]:
    return [one for one in values.get(name) or () if one.get("side") == side]


def first_signatory(source: Source) -> Facts:
    """Who signs for the school: as entered, else who headed it on the document's date."""
    entered = _of_side(source.agreement, "signatories", "school")
    if entered and (entered[0].get("name") or entered[0].get("position")):
        return entered[0]
    if source.principal is None:
        return {}
    head = source.principal
    return {"name": head.get("name"), "position": office(head), "rank": head.get("rank"),
            "id_number": head.get("nip")}


def office(official: Facts) -> str:
    """An official's office as it stands below a letter: who acts is `Plt.`"""
    position = text_of(official, "position")
    acting = t_in("id", "document.acting")
    if official.get("acting") and not position.lower().startswith(acting.lower()):
        return f"{acting} {position}"
    return position


def second_signatory(source: Source) -> Facts:
    """Who signs for the partner; nobody when it was not entered."""
    entered = _of_side(source.agreement, "signatories", "partner")
    return entered[0] if entered else {}


def _unchanged(values: Facts) -> frozenset[str]:
    """The lists of which an addendum says nothing; none when it says nothing at all as yet."""
    told = {
        "daftar.sasaran": values.get("objectives"), "daftar.ruang_lingkup": _scope(values),
        "daftar.kewajiban_sekolah": _duties(values, "school"),
        "daftar.kewajiban_mitra": _duties(values, "partner"),
        "daftar.penyelesaian": values.get("dispute_steps"),
        "tabel.indikator": values.get("indicators")}
    empty = frozenset(name for name, listed in told.items() if not listed)
    return empty if len(empty) < len(told) else frozenset()


# -- blocks ------------------------------------------------------------------------
def _blocks(source: Source) -> dict[str, Callable[[int], Sequence[Block]]]:
    values = source.agreement
    return {
        "blok.kop": lambda _level: letterhead(source),
        "blok.nomor": lambda _level: (_numbers(values),),
        "blok.tanda_tangan": lambda _level: (_signatures(source),),
        "blok.saksi": lambda _level: (_witnesses(values),),
        "daftar.sasaran": lambda level: listed(values.get("objectives") or (), level=level),
        "daftar.ruang_lingkup": lambda level: listed(_scope(values), level=level),
        "daftar.jurusan": lambda level: listed(source.programmes, level=level, gaps=1),
        "daftar.kewajiban_sekolah": lambda level: listed(_duties(values, "school"), level=level),
        "daftar.kewajiban_mitra": lambda level: listed(_duties(values, "partner"), level=level),
        "daftar.penyelesaian": lambda level: listed(_ladder(values), level=level, gaps=3),
        "tabel.indikator": lambda _level: (_indicators(values),),
    }


def _numbers(values: Facts) -> Numbers:
    label = t_in("id", "document.number")
    return Numbers(tuple(
        (label, text_of(values, name) or DOTS * 2) for name in ("school_number", "partner_number")))


def _scope(values: Facts) -> list[str]:
    return [t_in("id", f"document.scope.{int(item)}") for item in values.get("scope_items") or ()]


def _duties(values: Facts, side: str) -> list[str]:
    found = []
    for duty in _of_side(values, "duties", side):
        text = text_of(duty, "text").rstrip(" .;")
        due = text_of(duty, "due_on")
        found.append(f"{text} ({t_in('id', 'document.due', day=long_day(due))})" if due else text)
    return found


def _ladder(values: Facts) -> list[str]:
    found = []
    for step in values.get("dispute_steps") or ():
        told = t_in("id", f"document.step.{step['step']}")
        if step.get("days"):
            told += t_in("id", "document.step_days", number=figure(int(step["days"])))
        found.append(told)
    return found


def _indicators(values: Facts) -> Table:
    head = tuple(t_in("id", f"document.indicator.{name}")
                 for name in ("number", "text", "measure", "target", "due"))
    rows: list[tuple[Any, ...]] = []
    for at, one in enumerate(values.get("indicators") or (), 1):
        measure = text_of(one, "measure") or "manual"
        told = t_in("id", "document.measured_by_hand" if measure == "manual"
                    else f"agreements.indicators.measure.{measure}")
        if one.get("category"):
            told = f"{told} ({one['category']})"
        rows.append((f"{at}.", text_of(one, "text"), told, _amount(one), long_day(
            text_of(one, "due_on")) or "-"))
    dots = "." * 10
    return Table(head, tuple(rows) or tuple((f"{at}.", dots * 3, dots, dots, dots)
                                            for at in (1, 2)),
                 widths=(6, 40, 24, 14, 16), aligns=("left",) * 5)


def _amount(indicator: Facts) -> str:
    target = indicator.get("target")
    if target is None:
        return text_of(indicator, "unit") or "." * 10
    return f"{number_in('id', target)} {text_of(indicator, 'unit')}".strip()


def _signatures(source: Source) -> Signatures:
    """Both parties in two columns; who signs besides stands below them."""
    values = source.agreement
    firsts = [first_signatory(source), *_of_side(values, "signatories", "school")[1:]]
    seconds = _of_side(values, "signatories", "partner") or [{}]
    school, partner = text_of(source.school, "name"), partner_fields(source)["mitra.nama"]
    pairs: list[tuple[Signer | None, Signer | None]] = []
    for at in range(max(len(firsts), len(seconds))):
        pairs.append((
            _signer(firsts, at, "document.first_party", school, values),
            _signer(seconds, at, "document.second_party", partner, values)))
    return Signatures(tuple(pairs))


def _signer(people: Sequence[Facts], at: int, party: str, name: str, values: Facts,
            ) -> Signer | None:
    if at >= len(people):
        return None
    person = people[at]
    position = text_of(person, "position")
    number = text_of(person, "id_number")
    school = party == "document.first_party"
    below = identity({**person, "nip": number}, "nip" if school and number else "id_number")
    stamp = t_in("id", "document.stamp_here") if values.get("stamped") and not at else ""
    heading = (t_in("id", party), name) if not at else ()
    return Signer((*heading, position or ("" if at else DOTS)), text_of(person, "name") or DOTS,
                  below, stamp)


def _witnesses(values: Facts) -> Witnesses:
    """The witnesses that were entered, and room up to two."""
    names = [text_of(one, "name") for one in values.get("witnesses") or ()]
    names += [DOTS] * (2 - len(names))
    return Witnesses(t_in("id", "document.witnesses"), tuple(names))

