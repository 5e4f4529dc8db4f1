"""The school's own paper: its letterhead, and who signs for it on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mitra_tui.documents.blocks import Letterhead, Signatures, Signer
from mitra_tui.documents.picture import Picture, read_picture
from mitra_tui.i18n import DEFAULT, t, t_in
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.text import fold
from mitra_tui.services import officials, school

_LINE = 85  # letters of the small print beside a logo
DOTS = "." * 40
"""Where a name is to be written by hand."""


def letterhead(language: str = DEFAULT) -> Letterhead | None:
    """The head of the school's paper, on a document in `language`; None before the school has
    a profile.

    A logo that is no picture (any more) is left out: what is printed does not depend on it.
    """
    record = school.get()
    if record is None:
        return None
    told = {name: str(value or "") for name, value in record.values.items()}
    above = tuple(line for line in told["header"].splitlines()
                  if line.strip() and fold(line) != fold(told["name"]))
    place = ", ".join(part for part in (
        told["address"], told["village"], told["city"], told["province"]) if part)
    phone = t_in(language, "letterhead.phone", phone=told["phone"]) if told["phone"] else ""
    npsn = f"NPSN {told['npsn']}" if told["npsn"] else ""
    reached = _in_lines([phone, told["email"], told["website"], npsn])
    return Letterhead(told["name"], above, tuple(line for line in (place, *reached) if line),
                      _logo())


def _in_lines(parts: Sequence[str]) -> list[str]:
    """The parts beside each other on one line of the letterhead, or on two that are alike."""
    told = [part for part in parts if part]
    splits = [[" · ".join(told[:at]), " · ".join(told[at:])] for at in range(1, len(told))]
    one = " · ".join(told)
    if len(one) <= _LINE or not splits:
        return [one]
    return min(splits, key=lambda lines: max(map(len, lines)))


def _logo() -> Picture | None:
    path = school.logo_path()
    try:
        return read_picture(path.read_bytes()) if path else None
    except OSError:
        return None


def signed_by_principal(day: date) -> Signatures:
    """The block at the end of what the school prints: place and day, and whoever is the
    principal then. What is not known is left to be written by hand."""
    record = school.get()
    city = str(record.values["city"] or "") if record else ""
    written = day_text(day.isoformat(), short=False)
    head = officials.principal(day)
    values = head.values if head else {}
    office = str(values.get("position") or t("officials.head"))
    if values.get("acting") and not office.casefold().startswith(("plt", "pj", "plh", "acting")):
        office = t("letterhead.acting", office=office)
    details = [str(values[name]) for name in ("rank",) if values.get(name)]
    details += [f"NIP {values['nip']}"] if values.get("nip") else []
    signer = Signer((f"{city}, {written}" if city else written, office),
                    str(values.get("name") or DOTS), tuple(details))
    return Signatures(((None, signer),))
