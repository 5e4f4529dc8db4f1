"""Forms, filled from the keyboard at 80×24: what is stored and what is shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import on
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from mitra_tui import clock
from mitra_tui.errors import FieldError
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import read_number, write_number
from mitra_tui.widgets.form import Form, Sources
from mitra_tui.widgets.keys import KeyParser, TypeAheadApp
from tests.widgets.seen import rows, until

ODD = "CV [Mitra] [/]"

WORDS = {
    "things.name": "Nama", "things.kind": "Jenis", "things.city": "Kota",
    "things.kind.local": "Lokal", "things.kind.national": "Nasional",
    "things.kind.other": "Lain-lain", "things.kind.iduka": "Dunia usaha/industri (IDUKA)",
    "things.meetings.on_date": "Tanggal", "things.meetings.hours": "Jam",
    "things.meetings.guest": "Tamu",
}

RECORDS = [(1, "PT Indosat Ooredoo"), (2, "Indomaret"), (3, ODD), (4, "SMK Negeri 3")]

NAME = Field("name", required=True)
CHOICE = Field("kind", Kind.CHOICE, choices=("local", "national", "iduka", "other"))
CITY = Field("city", suggest=True)
NOTES = Field("notes", Kind.LINES)
DAY = Field("due_on", Kind.DATE)
HOURS = Field("hours", Kind.NUMBER)
COUNT = Field("count", Kind.INTEGER, maximum=1000)
DONE = Field("done", Kind.FLAG)
PARTNER = Field("partner", Kind.REF, of="partners")
PARTNERS = Field("partners", Kind.REFS, of="partners")
ALIASES = Field("aliases", Kind.TEXTS)
YEARS = Field("years", Kind.NUMBERS)
MEETINGS = Field("meetings", Kind.ROWS, parts=(
    Field("on_date", Kind.DATE, required=True), Field("hours", Kind.NUMBER), Field("guest"),
))
SUBJECT = Field("subject", Kind.SUBJECT, of="partners")


def read_day(field: Field, text: str) -> tuple[str, str] | None:
    """`3` and `3/8` are one day, as far as these tests go."""
    if text in ("3", "3/8", "2026-08-03", "03-08-2026"):
        return "2026-08-03", "Senin, 3 Agustus 2026"
    return None


def lookup(field: Field, text: str) -> Sequence[tuple[Any, str]]:
    return [record for record in RECORDS if text.lower() in record[1].lower()]


def name_of(field: Field, value: Any) -> str:
    number = int(str(value).rpartition("/")[2])
    return dict(RECORDS).get(number, str(value))


def sources() -> Sources:
    return Sources(
        "things", lookup=lookup, name=name_of,
        suggest=lambda field, text: "Samarinda" if "samarinda".startswith(text.lower()) else None,
        unknown=lambda field, text: f"{text}: tidak ditemukan",
        read_day=read_day, write_day=lambda day: "03-08-2026",
        say=lambda key: WORDS.get(key, key.rpartition(".")[2]),
    )


class FormScreen(Screen[None]):
    def __init__(self, fields: Sequence[Field], values: dict[str, Any] | None,
                 mends: bool) -> None:
        super().__init__()
        self.form = Form(fields, sources(), values, mends=mends)

    def compose(self) -> ComposeResult:
        yield Static("head")
        yield self.form


class Desk(TypeAheadApp[None]):
    """Shows one form and notes what it hears of it."""

    CSS_PATH = Path(__file__).parents[2] / "screens.css"

    def __init__(self, *fields: Field, values: dict[str, Any] | None = None,
                 mends: bool = False) -> None:
        super().__init__()
        self.mends = mends
        self.fields = fields
        self.given = values
        self.page: FormScreen
        self.changed: list[str] = []
        self.saved: list[dict[str, Any]] = []
        self.left: list[dict[str, Any]] = []

    @property
    def form(self) -> Form:
        return self.page.form

    def on_mount(self) -> None:
        self.page = FormScreen(self.fields, self.given, self.mends)
        self.push_screen(self.page)

    @on(Form.Changed)
    def _changed(self, message: Form.Changed) -> None:
        json.dumps(message.form.values())
        self.changed.append(message.name)

    @on(Form.Save)
    def _save(self, message: Form.Save) -> None:
        self.saved.append(message.form.values())

    @on(Form.Leave)
    def _leave(self, message: Form.Leave) -> None:
        self.left.append(message.form.values())


async def type_in(pilot: Pilot[None], *parts: str) -> None:
    """Type texts; parts like `<enter>` are keys."""
    for part in parts:
        if part.startswith("<"):
            await pilot.press(part[1:-1])
        else:
            await pilot.press(*part)


def paste(app: Desk, text: str) -> None:
    driver = app._driver
    assert driver is not None
    for message in KeyParser().feed(f"\x1b[200~{text}\x1b[201~"):
        driver.process_message(message)


def shown(app: Desk, text: str) -> bool:
    return any(text in row for row in rows(app))


async def test_enter_walks_through_and_saves_on_the_last_field() -> None:
    app = Desk(NAME, CHOICE, CITY)
    async with app.run_test() as pilot:
        assert rows(app)[1] == "> Nama *"
        await type_in(pilot, ODD, "<enter>", "n", "<enter>", "Berau", "<enter>")
        await until(lambda: bool(app.saved), "saved")
        assert rows(app)[1:4] == [
            f"  Nama *            {ODD}",
            "  Jenis             Nasional",
            "> Kota              Berau",
        ]
    assert app.saved == [{"name": ODD, "kind": "national", "city": "Berau"}]


async def test_ctrl_s_saves_from_anywhere_and_escape_leaves_with_everything() -> None:
    app = Desk(NAME, CITY)
    async with app.run_test() as pilot:
        await type_in(pilot, "PT A", "<ctrl+s>", "B", "<escape>")
        await until(lambda: bool(app.left), "left")
    assert app.saved == [{"name": "PT A", "city": None}]
    assert app.left == [{"name": "PT AB", "city": None}]
    assert app.changed == ["name"] * 5


async def test_loading_is_no_change_and_gives_back_the_same() -> None:
    values: dict[str, Any] = {
        "name": ODD, "kind": "other", "city": None, "notes": "satu\ndua", "due_on": "2026-08-03",
        "hours": 1234.5, "count": 7, "done": False, "partner": 3, "partners": [4, 3, "PT Baru"],
        "aliases": ["a", "b"], "years": [2020, 2021], "subject": "partners/3",
        "meetings": [{"on_date": "2026-08-03", "hours": 2.5, "guest": "Ibu A; S.Kom"}],
    }
    fields = (NAME, CHOICE, CITY, NOTES, DAY, HOURS, COUNT, DONE, PARTNER, PARTNERS, ALIASES,
              YEARS, SUBJECT, MEETINGS)
    app = Desk(*fields, values=values)
    async with app.run_test() as pilot:
        assert app.form.values() == values
        app.form.load({})
        assert app.form.values() == {field.name: field.empty for field in fields}
        app.form.load(values)
        await pilot.press("tab", "shift+tab")
        assert app.form.values() == values
        assert shown(app, "1234,5")
        assert shown(app, "Senin, 3 Agustus 2026")
    assert app.changed == []


async def test_a_draft_keeps_what_cannot_be_read() -> None:
    app = Desk(DAY, HOURS, PARTNER, MEETINGS)
    async with app.run_test() as pilot:
        await type_in(pilot, "3 agu", "<enter>", "dua", "<enter>", "PT Baru", "<enter>")
        await type_in(pilot, "kapan; 1,5")
        draft = app.form.values()
        app.form.load(json.loads(json.dumps(draft)))
        assert app.form.values() == draft
    assert draft == {
        "due_on": "3 agu", "hours": "dua", "partner": "PT Baru",
        "meetings": [{"on_date": "kapan", "hours": 1.5, "guest": None}],
    }


async def test_defaults_stand_in_a_new_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_today", date(2026, 8, 3))
    app = Desk(Field("due_on", Kind.DATE, default="today"),
               Field("kind", Kind.CHOICE, choices=("local", "national"), default="national"))
    async with app.run_test():
        assert app.form.values() == {"due_on": "2026-08-03", "kind": "national"}


async def test_several_pasted_lines_are_joined_in_one_line() -> None:
    app = Desk(NAME, ALIASES, NOTES)
    async with app.run_test() as pilot:
        paste(app, "PT Maju\r\n  Jaya\n")
        await until(lambda: app.form.values()["name"] == "PT Maju Jaya", "joined")
        await type_in(pilot, "<enter>")
        paste(app, "MJ\nMaju\n")
        await until(lambda: app.form.values()["aliases"] == ["MJ", "Maju"], "listed")
        await type_in(pilot, "<enter>")
        paste(app, "satu\ndua")
        await until(lambda: app.form.values()["notes"] == "satu\ndua", "kept")


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (["n"], "national"), (["l"], "local"), (["l", "l"], "other"), (["l", "a"], "other"),
        (["i"], "iduka"), (["<right>"], "local"), (["<right>", "<right>"], "national"),
        (["<left>"], "local"), (["n", "<left>"], "local"), (["n", "<backspace>"], None),
        (["<space>", "<down>", "<down>", "<enter>"], "iduka"), (["n", "<space>", "<escape>"],
                                                               "national"),
        (["x"], None),
    ],
)
async def test_a_choice_is_typed_stepped_or_picked(keys: list[str], choice: str | None) -> None:
    app = Desk(CHOICE, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, *keys)
        assert app.form.values()["kind"] == choice
        assert not app.left


async def test_choices_with_one_label_are_offered_once() -> None:
    app = Desk(Field("kind", Kind.CHOICE, choices=("local", "national", "business")))
    WORDS["things.kind.business"] = WORDS["things.kind.national"]
    async with app.run_test() as pilot:
        await type_in(pilot, "<left>", "<left>")
        assert app.form.values() == {"kind": "national"}
        app.form.load({"kind": "business"})
        await pilot.press("tab")
        assert app.form.values() == {"kind": "business"}
        assert shown(app, "Nasional")


async def test_a_flag_is_answered_with_its_letter() -> None:
    app = Desk(DONE)
    async with app.run_test() as pilot:
        for keys, value in (("y", True), ("t", False), ("<delete>", None)):
            await type_in(pilot, keys)
            assert app.form.values() == {"done": value}


async def test_a_day_says_how_it_was_understood() -> None:
    app = Desk(DAY, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "3/8")
        assert app.form.values()["due_on"] == "2026-08-03"
        assert shown(app, "Senin, 3 Agustus 2026")
        await type_in(pilot, "x")
        assert not shown(app, "Agustus")


async def test_a_record_is_found_while_its_name_is_typed() -> None:
    app = Desk(PARTNER, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "indo")
        assert [row.strip() for row in rows(app)[2:4]] == ["> PT Indosat Ooredoo", "Indomaret"]
        await type_in(pilot, "<down>", "<enter>")
        assert app.form.values()["partner"] == 2
        assert rows(app)[1:3] == ["  partner           Indomaret", "> Nama *"]
        await type_in(pilot, "<up>", "x", "<escape>")
        assert app.form.values()["partner"] == "Indomaretx"


async def test_tab_takes_the_record_that_is_on_and_escape_closes_the_list_first() -> None:
    app = Desk(PARTNER, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "mit", "<tab>")
        assert app.form.values()["partner"] == 3
        app.form.load({})
        await type_in(pilot, "<shift+tab>", "indo", "<escape>")
        assert not app.left
        assert app.form.values()["partner"] == "indo"
        await type_in(pilot, "<escape>")
        assert app.left


async def test_saving_takes_the_record_whose_name_was_typed_in_full() -> None:
    app = Desk(PARTNER)
    async with app.run_test() as pilot:
        await type_in(pilot, "indomaret", "<ctrl+s>")
        await until(lambda: bool(app.saved), "saved")
    assert app.saved == [{"partner": 2}]


async def test_several_records_are_taken_one_by_one() -> None:
    app = Desk(PARTNERS, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "smk", "<enter>", "indom", "<enter>", "PT Baru", "<enter>")
        assert app.form.values()["partners"] == [4, 2, "PT Baru"]
        assert shown(app, "SMK Negeri 3; Indomaret; PT Baru?;")
        await type_in(pilot, "ooredoo", "<enter>")
        await until(lambda: shown(app, "SMK Negeri 3; Indomaret; … +2;"), "as many as fit")
        assert shown(app, "Indomaret; PT Baru?; PT Indosat Ooredoo"), "all of them, beneath"
        await type_in(pilot, "<backspace>")
        await type_in(pilot, "<backspace>")
        assert app.form.values()["partners"] == [4, 2]
        await type_in(pilot, "smk", "<enter>")
        assert app.form.values()["partners"] == [4, 2]
        await type_in(pilot, "<enter>", "a")
        assert app.form.values()["name"] == "a"


async def test_a_pasted_list_of_records_is_taken_name_by_name() -> None:
    app = Desk(PARTNERS)
    async with app.run_test():
        paste(app, f"{ODD}\nSMK Negeri 3\nPT Lain")
        await until(lambda: app.form.values()["partners"] == [3, 4, "PT Lain"], "taken")


@pytest.mark.parametrize(("typed", "taken"), [
    ("smk; indom", [4, "indom"]), ("smk, indom", [4, "indom"]), ("smk, indom;", [4, 2]),
    ("smk, PT Baru;", [4, "PT Baru"]), ("PT Baru, Cabang 2;", ["PT Baru, Cabang 2"]),
    ("haji, utama", [5]), ("toko haji, utama, smk", [5, "smk"]), (";;, smk", [", smk"]),
])
async def test_a_comma_or_semicolon_ends_a_name_of_a_list(typed: str, taken: list[Any]) -> None:
    """Unless it belongs to the name."""
    app = Desk(PARTNERS)
    RECORDS.append((5, "Toko Haji, Utama"))
    try:
        async with app.run_test() as pilot:
            await type_in(pilot, typed, *(["<enter>"] if taken == [5] else []))
            assert app.form.values() == {"partners": taken}
    finally:
        RECORDS.pop()


async def test_a_list_typed_with_commas_is_taken_on_enter() -> None:
    app = Desk(PARTNERS)
    async with app.run_test() as pilot:
        await type_in(pilot, "indo, baru, smk", "<enter>")
        assert app.form.values() == {"partners": ["indo", "baru", 4]}


async def test_a_name_that_is_no_records_says_how_to_go_on() -> None:
    app = Desk(PARTNER, PARTNERS)
    async with app.run_test() as pilot:
        await type_in(pilot, "PT Baru")
        assert rows(app)[2].strip() == "PT Baru: tidak ditemukan"
        await type_in(pilot, "<ctrl+u>", "smk")
        assert not shown(app, "tidak ditemukan")
        await type_in(pilot, "<enter>", "x")
        assert shown(app, "x: tidak ditemukan")


async def test_a_record_of_any_kind_stands_and_a_partner_takes_its_place() -> None:
    app = Desk(SUBJECT, NAME, values={"subject": "activities/7"})
    async with app.run_test() as pilot:
        assert app.form.values()["subject"] == "activities/7"
        await type_in(pilot, "<ctrl+u>", "smk", "<enter>", "x")
        assert app.form.values() == {"subject": "partners/4", "name": "x"}
        assert shown(app, "SMK Negeri 3")
        await type_in(pilot, "<up>", "<backspace>")
        assert app.form.values()["subject"] == "SMK Negeri"
        await type_in(pilot, "<ctrl+z>")
        assert app.form.values()["subject"] == "partners/4"
        await type_in(pilot, "<ctrl+u>")
        assert app.form.values()["subject"] is None


async def test_a_suggestion_is_taken_with_the_right_arrow() -> None:
    app = Desk(CITY)
    async with app.run_test() as pilot:
        await type_in(pilot, "sam")
        await until(lambda: shown(app, "→ Samarinda"), "offered, in a line of its own")
        assert rows(app)[1] == "> Kota              sam"
        assert app.form.values() == {"city": "sam"}
        await type_in(pilot, "<right>")
        assert app.form.values() == {"city": "Samarinda"}


async def test_enter_takes_nothing_that_was_not_typed() -> None:
    app = Desk(CITY, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "s", "<enter>", "<up>", "<right>")
        assert app.form.values() == {"city": "Samarinda", "name": None}
        await type_in(pilot, "<ctrl+u>", "s", "<enter>", "x")
        assert app.form.values() == {"city": "s", "name": "x"}


@pytest.mark.parametrize("label", ["PT " + "Sangat Panjang " * 4, "日本語" * 12])
async def test_what_was_taken_never_pushes_the_typing_away(label: str) -> None:
    app = Desk(PARTNERS)
    async with app.run_test() as pilot:
        app.form.load({"partners": [label, "PT B", "PT C"]})
        await type_in(pilot, "mercu")
        line = next(row for row in rows(app) if "mercu" in row)
        assert "… +2; mercu" in line


async def test_typing_takes_the_place_of_what_a_new_form_was_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 8, 3))
    app = Desk(NAME, Field("due_on", Kind.DATE, default="today"), CITY)
    async with app.run_test() as pilot:
        app.form.give({"city": "Berau"})
        await type_in(pilot, "PT A", "<enter>", "3/8", "<enter>", "<left>", "S", "<up>", "<down>",
                      "x")
        assert app.form.values() == {"name": "PT A", "due_on": "2026-08-03", "city": "SxBerau"}


async def test_typing_into_a_record_adds_but_to_a_day() -> None:
    app = Desk(NAME, DAY, values={"name": "PT A", "due_on": "2020-01-01"})
    async with app.run_test() as pilot:
        await type_in(pilot, "B", "<enter>", "3/8")
        assert app.form.values() == {"name": "PT AB", "due_on": "2026-08-03"}


async def test_what_is_to_be_corrected_is_never_replaced() -> None:
    app = Desk(NAME, DAY, values={"name": "PT A", "due_on": "2026-08-03"}, mends=True)
    async with app.run_test() as pilot:
        await type_in(pilot, "B", "<enter>", "x")
        assert app.form.values() == {"name": "PT AB", "due_on": "03-08-2026x"}


async def test_a_day_that_was_typed_wrongly_is_there_to_be_corrected() -> None:
    app = Desk(DAY, values={"due_on": "3/"})
    async with app.run_test() as pilot:
        await type_in(pilot, "8")
        assert app.form.values() == {"due_on": "2026-08-03"}


async def test_a_required_field_left_empty_says_so() -> None:
    app = Desk(NAME, CITY)
    async with app.run_test() as pilot:
        await type_in(pilot, "<enter>")
        await until(lambda: shown(app, "Wajib diisi."), "said at once")
        await type_in(pilot, "PT A")
        assert not shown(app, "Wajib diisi.")
        assert app.form.values() == {"name": "PT A", "city": None}
        await type_in(pilot, "<ctrl+u>", "<tab>", "x")  # another field may be filled first
        assert app.form.values() == {"name": None, "city": "x"}


async def test_lines_are_left_with_tab_and_beyond_their_ends() -> None:
    app = Desk(NAME, NOTES, CITY)
    async with app.run_test() as pilot:
        await type_in(pilot, "<tab>", "satu", "<enter>", "dua", "<tab>", "x")
        assert app.form.values() == {"name": None, "notes": "satu\ndua", "city": "x"}
        await type_in(pilot, "<up>", "<up>", "<up>", "y")
        assert app.form.values()["name"] == "y"


async def test_f_keys_pass_through_a_text_of_several_lines() -> None:
    app = Desk(NOTES)
    heard: list[str] = []
    app.bind("f6,f7", "bell")
    app.bell = lambda: heard.append("bell")  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await type_in(pilot, "satu", "<f6>", "<f7>", "dua")
        assert app.form.values() == {"notes": "satudua"}
    assert heard == ["bell", "bell"]


async def test_objects_are_typed_one_a_line() -> None:
    app = Desk(MEETINGS, NAME)
    async with app.run_test() as pilot:
        assert shown(app, "Tanggal *; Jam; Tamu")
        await type_in(pilot, "3; 2,5; Ibu A", "<enter>", "3/8")
        assert shown(app, "2. Tanggal: Senin, 3 Agustus 2026")
        assert app.form.values()["meetings"] == [
            {"on_date": "2026-08-03", "hours": 2.5, "guest": "Ibu A"},
            {"on_date": "2026-08-03", "hours": None, "guest": None},
        ]


async def test_errors_stand_under_their_fields_until_they_are_mended() -> None:
    app = Desk(NAME, CITY, MEETINGS)
    async with app.run_test() as pilot:
        app.form.load({"meetings": [{"on_date": "x"}, {"on_date": "y"}]})
        strange = app.form.show_errors([
            FieldError("meetings.2.on_date", f"unreadable {ODD}"), FieldError("city", "wrong city"),
            FieldError("nothing", "who knows"),
        ])
        assert [error.field for error in strange] == ["nothing"]
        await until(lambda: shown(app, "wrong city"), "told")
        assert rows(app)[2:4] == ["> Kota", "                    wrong city"]
        assert shown(app, f"Baris 2, Tanggal: unreadable {ODD}")
        await type_in(pilot, "x")
        assert not shown(app, "wrong city")
        assert shown(app, "Baris 2")


async def test_a_hint_is_shown_while_the_name_is_typed() -> None:
    app = Desk(NAME, CITY)
    async with app.run_test() as pilot:
        app.form.hint("name", f"Mungkin sama: {ODD}")
        await type_in(pilot, "x")
        assert rows(app)[2].strip() == f"Mungkin sama: {ODD}"
        app.form.hint("name", "")
        await until(lambda: not shown(app, "Mungkin"), "taken back")


async def test_the_rest_stands_back_until_it_is_asked_for() -> None:
    more = [Field(f"more{n}", more=True) for n in range(18)]
    app = Desk(NAME, *more, values={"more3": "ada"})
    async with app.run_test() as pilot:
        assert rows(app)[2] == "  Lengkapi (18 isian lain) · 1 terisi"
        await type_in(pilot, "a", "<enter>")
        await until(lambda: bool(app.saved), "the last short field saves")
        assert app.saved[0]["more3"] == "ada"
        await type_in(pilot, "<tab>", "<enter>")
        await until(lambda: shown(app, "> more0"), "opened")
        await type_in(pilot, "b")
        assert app.form.values()["more0"] == "b"
        assert app.form.values()["more3"] == "ada"


async def test_an_error_in_the_rest_opens_it() -> None:
    app = Desk(NAME, Field("street", more=True))
    async with app.run_test():
        app.form.show_errors([FieldError("street", "too long")])
        await until(lambda: shown(app, "> street") and shown(app, "too long"), "opened")


async def test_the_field_with_the_focus_is_in_view() -> None:
    app = Desk(*[Field(f"field{n:02}") for n in range(40)])
    async with app.run_test() as pilot:
        for _ in range(30):
            await pilot.press("enter")
        await until(lambda: shown(app, "> field30"), "scrolled")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5), (3, 2)])
async def test_every_kind_fits_any_terminal(size: tuple[int, int]) -> None:
    fields = (CHOICE, NAME, NOTES, DAY, HOURS, DONE, PARTNER, PARTNERS, ALIASES, YEARS, MEETINGS,
              SUBJECT, Field("rest", more=True))
    app = Desk(*fields, values={"name": ODD, "partners": [1, 2, 3, 4], "subject": "x/1"})
    async with app.run_test(size=size) as pilot:
        for _ in range(12):
            await type_in(pilot, "3", "<space>", "<tab>")
        app.form.show_errors([FieldError("name", "word " * 60)])
        await pilot.resize_terminal(80, 24)
        await until(lambda: shown(app, "> Nama *"), "drawn")


@pytest.mark.parametrize(
    ("field", "text", "number"),
    [
        (HOURS, "1.234,5", 1234.5), (HOURS, "1.234", 1234), (HOURS, "1.5", 1.5),
        (HOURS, "2,50", 2.5), (HOURS, "0.502", 0.502), (HOURS, "-0,5", -0.5), (HOURS, "12", 12),
        (HOURS, "1.234.567", 1234567),
        (HOURS, "dua", None), (HOURS, "", None), (HOURS, "1_000", None), (HOURS, "١٢", None),
        (HOURS, "1e5", None), (HOURS, "nan", None), (COUNT, "1.000", 1000), (COUNT, "1,5", None),
        (Field("longitude", Kind.NUMBER, minimum=-180, maximum=180), "116.123", 116.123),
    ],
)
def test_numbers_are_read_as_an_office_writes_them(
    field: Field, text: str, number: float | None
) -> None:
    assert read_number(field, text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1234.5, "1234,5"), (7, "7"), (7.0, "7"), (100, "100"), (1e20, "1" + "0" * 20),
     (-0.502, "-0,502")],
)
def test_numbers_are_written_to_be_read_again(number: float, text: str) -> None:
    assert write_number(number) == text
    assert read_number(HOURS, text) == number
