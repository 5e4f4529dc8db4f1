"""Column headings: the key under which two spellings meet, and the ones each entity knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mitra_tui.i18n import in_every_language
from mitra_tui.rows.fields import Entity, Field
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.rows.text import fold

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_SIGNS = re.compile(r"[\W_]+")

# The heading of a column that only counts the rows.
COUNTING = frozenset({"no", "nomor", "no urut", "nomor urut", "nr", "num"})
# A heading with one of these words is of a column that says when.
WHEN = frozenset({"waktu", "tanggal", "tgl", "hari", "pelaksanaan", "date", "when", "jadwal",
                  "bulan", "periode"})
WHERE = frozenset({"tempat", "lokasi", "place"})

# Further English headings of a field, by its name; `WHAT.field` where only that entity has them.
_ENGLISH = {
    "activities.title": "activity, activity name, event, event name, event title, name, subject",
    "partners.name": "partner, partner name, company name, organization, organisation name, "
                     "organization name, institution, business name, firm",
    "partner": "partner name, company name, organization, organisation name, organization name, "
               "institution, employer",
    "partners": "partner, partner name, companies, company name, organisations, organizations, "
                "organization, institution",
    "contacts.name": "full name, contact, contact name, person",
    "starts_on": "start, start date, date start, date from, from, begin, begins, beginning, "
                 "begin date, start day, day, dates, when, date and place, date place",
    "ends_on": "end, end date, date end, date to, to, finish, finish date, ended, until, end day, "
               "last day",
    "place": "venue, location, where, city, town, site",
    "programmes": "program, programs, department, departments, major, majors, study program, "
                  "study programs, study programme, study programmes",
    "programme": "program, department, major, study program, study programme",
    "programmes.name": "program, programme, department, major, study program, study programme",
    "short": "abbreviation, short name, code, acronym",
    "aliases": "also known as, aka, other names, former names",
    "category": "type, kind, activity type, event type, type of activity",
    "kind": "type, category",
    "partners.kind": "partner type, type of partner, organisation type, company type",
    "position": "job title, job, role, occupation, title",
    "role": "position, job title, job, function",
    "phone": "telephone, phone number, phone no, telephone number, tel, mobile, mobile number, "
             "mobile phone, cell, cell phone, contact number, whatsapp",
    "email": "mail, email address, e mail address",
    "street": "street address, address line, postal address, location",
    "province": "state, region",
    "postcode": "zip, zip code, postal code, post code",
    "website": "web, url, site, homepage, home page, web site, web address",
    "sector": "industry, line of business, business sector, field, business",
    "scope": "level, reach",
    "stage": "state, partner status",
    "notes": "note, remarks, remark, comments, comment, memo, description, summary",
    "owner": "person in charge, responsible, in charge, responsible person, assigned to, assignee",
    "active_from": "from, since, start, start date, valid from",
    "active_to": "to, until, end, end date, valid to, valid until",
    "from_on": "from, since, start, start date",
    "to_on": "to, until, end, end date",
    "since": "from, start, start date",
    "until": "to, end, end date",
    "goal": "goals, objective, objectives, aim, purpose",
    "finding": "findings, result, results, outcome, outcomes, key findings, main findings",
    "achievements": "achievement",
    "challenges": "challenge, obstacles, obstacle, issues, problems, difficulties",
    "evidence": "documentation, proof, documents, attachments",
    "students": "participants, number of students, student count, no of students",
    "teachers": "number of teachers, teacher count, no of teachers",
    "guests": "number of guests, guest count",
    "hours": "duration, number of hours, duration hours",
    "text": "need, needs, requirement, description",
    "horizon": "term, time frame, timeframe",
    "due_on": "due, due date, deadline, due by",
    "met_on": "date met, met, fulfilled, fulfilled on, completed, completed on",
    "done_on": "done, date done, completed, completed on",
    "followups.title": "task, to do, action, follow up, what",
    "on_date": "date, day, when",
    "subject": "topic, about, regarding, re",
    "people": "attendees, participants, present, who",
    "quantity": "amount, number, count",
    "follow_up_on": "follow up, follow up date, next step on",
}


def heading_key(text: str, *, brackets: bool = True) -> str:
    """`Hari/Tanggal *` → `hari tanggal`; without `brackets` what stands in them does not count."""
    plain = fold(text if brackets else _BRACKETS.sub(" ", text))
    return _SIGNS.sub(" ", plain).strip()


def field_keys(what: str, field: Field) -> tuple[str, ...]:
    """The headings by which a field is known, its own name first."""
    labels = in_every_language(f"{what}.{field.name}")
    more = ",".join(_ENGLISH.get(name, "") for name in (f"{what}.{field.name}", field.name))
    keys = (heading_key(text)
            for text in (field.name, *labels, *field.headers, *more.split(",")))
    return tuple(dict.fromkeys(key for key in keys if key))


def place_names(count: int) -> tuple[str, ...]:
    """The columns of a table without headings, as a spreadsheet calls them: `A` … `Z`, `AA`."""
    return tuple(
        ("" if at < 26 else chr(64 + at // 26)) + chr(65 + at % 26) for at in range(count))


def place_of(column: str) -> int:
    """The index of a column called by its letters or its number from 1; -1: by neither."""
    if column.isascii() and column.isdigit() and len(column) < 9:
        return int(column) - 1
    return _PLACES.get(column, -1)


def are_places(headers: Sequence[str]) -> bool:
    """Whether the headings are only those of a table that has none."""
    return tuple(headers) == place_names(len(headers))


@cache
def entity_keys(what: str) -> dict[str, tuple[str, ...]]:
    """Field name → heading keys, for every field of an entity that can be imported."""
    found: Entity = entity(what)
    return {field.name: field_keys(what, field) for field in found.fields if not field.computed}


@cache
def computed_headings(what: str) -> frozenset[str]:
    """The headings of what an export tells and an import leaves to the program."""
    return frozenset(key for field in entity(what).fields if field.computed
                     for key in field_keys(what, field))


@cache
def known_headings(what: str = "") -> frozenset[str]:
    """Every heading that `what` (or any entity) knows."""
    wanted = (what,) if what else tuple(MODULES)
    return frozenset(
        key for name in wanted for keys in entity_keys(name).values() for key in keys
    ) | COUNTING


_PLACES = {name: at for at, name in enumerate(place_names(26 * 27))}
