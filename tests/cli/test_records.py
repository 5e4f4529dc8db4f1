"""list, show, add, edit, remove, restore, merge: what scripts build on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.services import changes, partners
from tests import factories
from tests.command import Run

BOOKKEEPING = ["version", "created_at", "updated_at"]
# The table of the product, word for word, for what this program keeps so far.
PROMISED = {
    "partners": "name aliases kind sector scope stage street rt rw hamlet village region_code city "
    "province postcode latitude longitude phone fax email website npwp nib owner notes",
    "contacts": "partner name position phone email channel active_from active_to notes",
    "officials": "name nip rank position acting from_on to_on",
    "programmes": "name short parent aliases",
    "needs": "programme text horizon target due_on met_on partners",
    "activities": "title category starts_on ends_on date_precision date_raw place partners "
    "programmes agreement goal hours sessions students teachers guests owner resources status "
    "finding achievements challenges evidence",
    "interactions": "partner contact on_date channel direction kind subject notes people "
    "follow_up_on",
    "benefits": "partner side kind quantity unit on_date activity evidence",
    "placements": "partner agreement programme grade starts_on ends_on quota accepted placed "
    "withdrawn supervisor instructor monitored_on",
    "followups": "title due_on owner subject done_on snoozed_to",
    "team": "name role programme since until",
    "trainings": "title on_date people hours",
}

# Further fields, which the day-to-day asks for.
MORE = {
    "activities": "duty indicator agenda school_part partner_part scope_item hours_unit",
    "interactions": "number answer_by answered_on agreement activity",
}


@pytest.mark.parametrize("what", PROMISED)
def test_json_has_exactly_the_promised_fields(
    with_activities: Path, run: Run, what: str,
) -> None:
    shown = run("show", what, "1", "--json")
    assert (shown.code, shown.err) == (0, "")
    fields = [*PROMISED[what].split(), *MORE.get(what, "").split()]
    assert set(shown.object) == {"id", *fields, *BOOKKEEPING}
    listed = run("list", what, "--json")
    assert shown.object in listed.objects
    for name, value in shown.object.items():
        assert value != "", f"{name}: empty is null"


def test_json_says_null_where_empty_and_numbers_as_numbers(
    with_activities: Path, run: Run,
) -> None:
    partner = run("show", "partners", "2", "--json").object
    assert partner["sector"] is None and partner["latitude"] is None
    assert partner["aliases"] == []
    activity = run("show", "activities", "1", "--json").object
    assert (activity["students"], activity["hours"]) == (32, 6)
    assert activity["partners"] == [1]
    assert activity["sessions"] == [{"on_date": "2024-03-05", "hours": 6, "guest": "Rina"}]
    assert activity["agreement"] is None
    assert run("show", "officials", "1", "--json").object["acting"] is False


def test_dates_are_full_days_and_unknown_ones_null(with_activities: Path, run: Run) -> None:
    found = {one["title"]: (one["starts_on"], one["ends_on"], one["date_precision"])
             for one in run("list", "activities", "--json").objects}
    assert found == {
        "Kunjungan industri ke Indosat": ("2024-03-05", "2024-03-05", "day"),
        "Studi banding": ("2023-08-21", "2023-08-25", "range"),
        "Guru tamu perhotelan": ("2024-06-01", "2024-06-30", "month"),
        "Rapat tahunan": (None, None, "unknown"),
    }


# -- list ----------------------------------------------------------------------------
@pytest.mark.parametrize("what", MODULES)
def test_every_kind_is_listed_for_people_and_programs(
    with_activities: Path, run: Run, what: str,
) -> None:
    plain, objects = run("list", what), run("list", what, "--json")
    assert (plain.code, plain.err, objects.code) == (0, "", 0)
    assert len(plain.out.splitlines()) == 1 + len(objects.objects)
    assert plain.out.startswith("ID ")


def test_list_shows_at_most_a_hundred_unless_asked(school: Path, run: Run) -> None:
    from mitra_tui.models.base import transaction
    from mitra_tui.services.bulk import add_many

    with transaction("partners.import"):
        add_many(partners.store, [{"name": f"PT {n:03}"} for n in range(120)])
    assert len(run("list", "partners", "--json").objects) == 100
    shown = run("list", "partners")
    assert len(shown.out.splitlines()) == 101
    assert "120" in shown.err and "100" in shown.err
    assert len(run("list", "partners", "--json", "--limit", "0").objects) == 120
    assert len(run("list", "partners", "--json", "--limit", "3").objects) == 3
    assert [one["name"] for one in run(
        "list", "partners", "--sort", "-name", "--limit", "2", "--json").objects] == [
        "PT 119", "PT 118"]
    assert run("list", "partners", "--search", "-5").code == 0


def test_list_searches_filters_and_sorts(with_activities: Path, run: Run) -> None:
    def ids(*words: str) -> list[int]:
        result = run("list", "partners", "--json", *words)
        assert result.code == 0, result.err
        return [one["id"] for one in result.objects]

    assert ids("--search", "smkn 3 balik papan") == [2]
    assert ids("--search", "indosat oredo") == [1]
    assert ids("--filter", "city=Balikpapan") == [2, 3]
    assert ids("--filter", "kind=industry", "--filter", "city=samarinda") == [1, 5]
    assert ids("--filter", "programme=DKV") == [1]
    assert ids("--sort", "updated_at")[0] == 8
    assert ids("--search", "tidak ada apa") == []
    partners.store.remove(3)
    assert ids("--removed") == [3]
    assert ids("--removed", "--search", "30") == [3]
    guessed = run("list", "partners", "--search", "indosat oredo")
    assert guessed.err != "", "a guess is said to be one"


@pytest.mark.parametrize("words,code", [
    (("list",), 2), (("list", "students"), 2), (("list", "partners", "--limit", "-1"), 2),
    (("list", "partners", "--limit", "x"), 2), (("list", "partners", "--limit", "1_0"), 2),
    (("list", "partners", "--limit", "٣"), 2), (("list", "partners", "--limit", "9" * 30), 2),
    (("list", "partners", "--filter", "kind"), 2),
    (("list", "partners", "--filter", "colour=red"), 2),
    (("list", "partners", "--sort", "colour"), 2), (("list", "partners", "--what"), 2),
    (("list", "partners", "--filter", "programme=Tidak Ada"), 1),
    (("show", "partners"), 2), (("show", "partners", "99"), 1), (("show", "partners", "X"), 1),
    (("show", "partners", "9" * 40), 1), (("show", "needs", "x"), 1),
    (("show", "benefits", "x"), 2),
    (("edit", "partners", "1"), 2), (("edit", "partners", "1", "city"), 2),
    (("edit", "partners", "1", "colour=red"), 1), (("edit", "partners", "99", "city=X"), 1),
    (("edit", "partners", "1", "kind=red"), 1), (("edit", "partners", "1", "name="), 1),
    (("edit", "partners", "1", "latitude=utara"), 1),
    (("edit", "partners", "1", "city=X", "version=7"), 1),
    (("edit", "partners", "1", "city=X", "version=x"), 2),
    (("remove", "partners", "99"), 1), (("restore", "partners", "1"), 1),
    (("merge", "partners", "1"), 2), (("merge", "contacts", "1", "2"), 2),
    (("merge", "partners", "1", "1"), 1), (("merge", "partners", "1", "99"), 1),
    (("add", "partners"), 2), (("add", "partners", "--json", "tidak-ada.jsonl"), 1),
    (("add", "contacts", "name=X"), 1), (("add", "pending", "title=X"), 1),
    (("undo", "99"), 1), (("undo", "x"), 2), (("undo", "9" * 40), 2),
    (("history", "partners"), 2), (("history", "partners", "99"), 1),
    (("restore-backup", "tidak-ada.db"), 1), (("restore-backup",), 2),
    (("init",), 2), (("backup", "--to", "."), 1), (("frobnicate",), 2), (("--frobnicate",), 2),
    (("--lang", "xx", "check"), 2), (("--today", "31-02-2024", "check"), 2),
    (("--today", "2024-02-31", "check"), 2), (("--today",), 2), (("--screen", "x"), 2),
    (("--db", "postgres://x/y", "check"), 2), (("--db", "/tidak/ada.db", "check"), 1),
])
def test_what_is_wrong_is_told_with_its_code_and_changes_nothing(
    with_partners: Path, run: Run, words: tuple[str, ...], code: int,
) -> None:
    newest = changes.recent(1)
    result = run(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.strip() and "Traceback" not in result.err
    assert "{" not in result.err, "a gap that nobody filled"
    assert changes.recent(1) == newest


# -- add -----------------------------------------------------------------------------
def test_each_object_added_is_its_own_change(school: Path, run: Run) -> None:
    lines: list[Any] = [
        {"name": "PT Satu", "city": "Samarinda", "aliases": ["Satu", "One"]},
        {"name": ""},
        {"name": "PT Satu"},
        {"name": "PT Dua", "kind": "red"},
        {"name": "PT Tiga", "colour": "red"},
        {"name": "PT Empat", "latitude": -0.5, "longitude": 117},
    ]
    count = len(changes.recent())
    result = run("add", "partners", "--json", "-", stdin="\n".join(map(json.dumps, lines)))
    assert result.code == 1
    answers = result.objects
    assert [("id" in one) for one in answers] == [True, False, False, False, False, True]
    assert all(set(one) == {"error"} and set(one["error"]) == {"key", "field", "message"}
               for one in answers if "error" in one)
    assert [(one["error"]["key"], one["error"]["field"]) for one in answers if "error" in one] == [
        ("check.required", "name"), ("error.duplicate", "name"), ("check.choice", "kind"),
        ("check.unknown_field", "colour")]
    assert len(changes.recent()) == count + 2
    assert "4" in result.err and "tersimpan" in result.err
    assert "tidak ada yang disimpan" in run("add", "partners", "--json", "-", stdin="{}").err
    run("undo")
    assert [one["name"] for one in run("list", "partners", "--json").objects] == ["PT Satu"]


@pytest.mark.parametrize("name", ["-5", "None", "#1", "PT", "é", "null", "1e5", "0", "=1+1",
                                  "Keluarga \u200d Jaya", "👨\u200d👩\u200d👧",
                                  "O'Neil; DROP TABLE",
                                  "CV [Mitra] [/]", "%s {name}", "a" * 200])
def test_odd_names_are_names(school: Path, run: Run, name: str) -> None:
    result = run("add", "partners", "--json", "-", stdin=json.dumps({"name": name}))
    assert result.code == 0
    one = str(result.object["id"])
    assert run("show", "partners", one, "--json").object["name"] == name
    assert run("edit", "partners", one, "city=Samarinda").code == 0
    assert run("list", "partners", "--json", f"--search={name[:30]}").code == 0
    again = run("add", "partners", f"name={name}")
    assert again.code == 1
    assert run("remove", "partners", one).code == 0
    assert run("restore", "partners", one).code == 0
    assert run("undo").code == 0


@pytest.mark.parametrize("line,key", [
    ("{", "cli.not_json"), ("[1]", "cli.not_object"), ("1", "cli.not_object"),
    ("[" * 100_000, "cli.not_json"), ('{"name": ["x"]}', "check.text"),
    ('{"name": {"a": 1}}', "check.text"), ('{"name": Infinity}', "check.text"),
    ('{"name": NaN}', "check.text"), ('{"name": "\\ud800"}', "check.required"),
    ('{"name": "X", "aliases": "x"}', "check.list"), ('{"name": "X", "latitude": 1e999}',
                                                      "check.number"),
    ('{"name": "X", "latitude": "٣"}', "check.number"), ('{"name": "' + "x" * 10_000 + '"}',
                                                         "check.too_long"),
    ('{"name": "X", "name\\u001b[31m": 1}', "check.unknown_field"),
])
def test_lines_that_are_no_record_are_answered_one_by_one(
    school: Path, run: Run, line: str, key: str,
) -> None:
    result = run("add", "partners", "--json", "-", stdin=f'{line}\n\n{{"name": "PT Baik"}}\n')
    refused, added = result.objects
    assert result.code == 1
    assert refused["error"]["key"] == key
    assert "\x1b" not in result.out
    assert added == {"id": 1}


@pytest.mark.parametrize("what,data,field", [
    ("contacts", {"partner": 10**30, "name": "X"}, "partner"),
    ("contacts", {"partner": -1, "name": "X"}, "partner"),
    ("contacts", {"partner": True, "name": "X"}, "partner"),
    ("activities", {"title": "X", "partners": [10**30]}, "partners"),
    ("activities", {"title": "X", "students": 10**30}, "students"),
    ("activities", {"title": "X", "starts_on": "2024-02-31"}, "starts_on"),
    ("activities", {"title": "X", "starts_on": "2024-05-05", "ends_on": "2024-05-01",
                    "date_precision": "range"}, "ends_on"),
    ("activities", {"title": "X", "sessions": [{"on_date": "2024-05-05"}, {"hours": 1}]},
     "sessions.2.on_date"),
    ("followups", {"title": "X", "subject": "partners/99999999999999999999"}, "subject"),
    ("pending", {"target": "partners", "row": 10**30}, "row"),
])
def test_numbers_without_measure_are_no_fault_of_ours(
    with_partners: Path, run: Run, what: str, data: dict[str, Any], field: str,
) -> None:
    result = run("add", what, "--json", "-", stdin=json.dumps(data))
    assert result.code == 1
    assert result.object["error"]["field"] == field


@pytest.mark.parametrize("data,told", [
    ({"title": "X", "starts_on": "19 Mei 2024"}, "2024-05-19"),
    ({"title": "X", "hours": "dua"}, "12.5"),
    ({"title": "X", "partners": "PT Maju"}, '["A", "B"]'),
])
def test_what_json_refuses_is_told_as_json_takes_it(
    school: Path, run: Run, data: dict[str, Any], told: str,
) -> None:
    result = run("add", "activities", "--json", "-", stdin=json.dumps(data))
    assert told in result.object["error"]["message"]
    assert "Mei" not in result.object["error"]["message"].replace("19 Mei 2024", "")


def test_the_mark_that_windows_puts_before_utf8_is_no_line(school: Path, run: Run) -> None:
    result = run("add", "partners", "--json", "-", stdin=b'\xef\xbb\xbf{"name": "PT Baik"}\n')
    assert result.object == {"id": 1}


def test_bytes_that_are_no_text_are_refused_and_the_others_added(school: Path, run: Run) -> None:
    lines = b'{"name": "Caf\xe9"}\n{"name": "PT Baik"}\n'
    result = run("add", "partners", "--json", "-", stdin=lines)
    assert result.code == 1
    assert [one.get("error", {}).get("key") for one in result.objects] == ["cli.not_utf8", None]
    file = school.parent / "lines.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"name": "PT Dari berkas"}\n' + lines.splitlines()[0])
    result = run("add", "partners", "--json", str(file))
    assert [("id" in one) for one in result.objects] == [True, False]


def test_what_is_listed_can_be_added_elsewhere(
    with_activities: Path, run: Run, tmp_path: Path,
) -> None:
    lines = run("list", "partners", "--json", "--limit", "0").out
    other = str(tmp_path / "lain.db")
    assert run("--db", other, "init", "--name", "SMK Lain").code == 0
    added = run("--db", other, "add", "partners", "--json", "-", stdin=lines)
    assert added.code == 0
    again = run("--db", other, "list", "partners", "--json", "--limit", "0")
    different = {"id", *BOOKKEEPING}
    assert [{name: value for name, value in one.items() if name not in different}
            for one in again.objects] == [
        {name: value for name, value in json.loads(line).items() if name not in different}
        for line in lines.splitlines()]


def test_references_in_json_are_ids_or_unique_names(with_activities: Path, run: Run) -> None:
    result = run("add", "activities", "--json", "-", stdin=json.dumps({
        "title": "Rapat", "partners": [1, "PT. Kaltim Post"], "programmes": ["DKV"]}))
    shown = run("show", "activities", str(result.object["id"]), "--json").object
    assert (shown["partners"], shown["programmes"]) == ([1, 5], [1])
    refused = run("add", "activities", "--json", "-", stdin=json.dumps({
        "title": "Rapat", "partners": ["PT Antah Berantah"]}))
    assert refused.object["error"]["field"] == "partners"
    assert "PT Antah Berantah" in refused.object["error"]["message"]


# -- edit, remove, restore, merge ------------------------------------------------------
def test_edit_takes_what_people_type(with_activities: Path, run: Run) -> None:
    assert run("edit", "activities", "4", "starts_on=19 Mei 2024", "hours=2,5", "partners=1; 5",
               "programmes=DKV", "status=done", "students=1.000").code == 0
    shown = run("show", "activities", "4", "--json").object
    assert (shown["starts_on"], shown["hours"], shown["students"]) == ("2024-05-19", 2.5, 1000)
    assert (shown["partners"], shown["programmes"]) == ([1, 5], [1])
    assert run("edit", "activities", "4", "starts_on=", "partners=").code == 0
    shown = run("show", "activities", "4", "--json").object
    assert (shown["starts_on"], shown["partners"]) == (None, [])


@pytest.mark.parametrize("record,pairs,expected", [
    ("3", ("starts_on=2024-06-11",), ("2024-06-11", "2024-06-11", "day")),
    ("1", ("starts_on=2024-03-06",), ("2024-03-06", "2024-03-06", "day")),
    ("1", ("ends_on=2024-03-07",), ("2024-03-05", "2024-03-07", "range")),
    ("2", ("starts_on=2023-08-22",), ("2023-08-22", "2023-08-25", "range")),
    ("2", ("title=Lain",), ("2023-08-21", "2023-08-25", "range")),
    ("4", ("starts_on=2024-05",), ("2024-05-01", "2024-05-31", "month")),
    ("4", ("starts_on=2024-05", "date_precision=month"), ("2024-05-01", "2024-05-31", "month")),
    ("4", ("starts_on=2024-05", "ends_on=2024-06"), ("2024-05-01", "2024-06-30", "month")),
    ("4", ("starts_on=2024",), ("2024-01-01", "2024-12-31", "year")),
    ("2", ("date_precision=month",), ("2023-08-01", "2023-08-31", "month")),
    ("2", ("date_precision=year",), ("2023-01-01", "2023-12-31", "year")),
    ("1", ("starts_on=2024-03-06", "date_precision=month"), ("2024-03-01", "2024-03-31", "month")),
])
def test_how_precise_a_date_is_follows_from_what_was_typed(
    with_activities: Path, run: Run, record: str, pairs: tuple[str, ...],
    expected: tuple[str, str, str],
) -> None:
    result = run("edit", "activities", record, *pairs)
    assert result.code == 0, result.err
    shown = run("show", "activities", record, "--json").object
    assert (shown["starts_on"], shown["ends_on"], shown["date_precision"]) == expected


@pytest.mark.parametrize("data", [
    {"starts_on": "2024-05-05", "ends_on": "2024-05-07", "date_precision": "month"},
    {"starts_on": "2024-05-05", "ends_on": "2024-05-31", "date_precision": "month"},
    {"starts_on": "2024-05-01", "ends_on": "2024-05-31", "date_precision": "year"},
    {"starts_on": "2024-05-05", "date_precision": "unknown"},
])
def test_days_that_say_more_than_their_precision_are_not_thrown_away(
    with_partners: Path, run: Run, data: dict[str, Any],
) -> None:
    result = run("add", "activities", "--json", "-", stdin=json.dumps({"title": "X", **data}))
    assert result.code == 1
    assert result.object["error"]["field"] == "date_precision"


def test_digits_on_the_command_line_are_an_id_before_they_are_a_name(
    with_activities: Path, run: Run,
) -> None:
    named = run("add", "partners", "name=1").object["id"]
    odd = run("add", "partners", "name=1999").object["id"]
    assert run("show", "partners", "1", "--json").object["id"] == 1
    assert run("show", "partners", "1999", "--json").object["id"] == odd
    added = run("add", "contacts", "partner=1", "name=Sari").object["id"]
    assert run("show", "contacts", str(added), "--json").object["partner"] == 1
    added = run("add", "activities", "title=X", "partners=1; 1999").object["id"]
    assert run("show", "activities", str(added), "--json").object["partners"] == [1, odd]
    for what in ("contacts", "activities"):
        plain = run("list", what, "--filter", "partner=1", "--json").objects
        assert plain == run("list", what, "--filter", "partner=PT Indosat Ooredoo Hutchison",
                            "--json").objects
        assert plain
    assert run("merge", "partners", "1", "1999").code == 0
    assert "1999" in run("show", "partners", "1", "--json").object["aliases"]
    # In JSON a text is a name first, and a number an id.
    lines = "\n".join(map(json.dumps, ({"partner": "1", "name": "Ani"},
                                       {"partner": 1, "name": "Budi"})))
    added = [run("show", "contacts", str(one["id"]), "--json").object["partner"]
             for one in run("add", "contacts", "--json", "-", stdin=lines).objects]
    assert added == [named, 1]


def test_another_school_than_ours_is_not_found(school: Path, run: Run) -> None:
    assert run("show", "school", "1").code == run("show", "school").code == 0
    assert run("show", "school", factories.SCHOOL_NAME).code == 0
    for words in (("show", "school", "foo"), ("edit", "school", "5", "city=Bontang"),
                  ("history", "school", "2")):
        result = run(*words)
        assert (result.code, result.out) == (1, "")
    assert run("show", "school", "--json").object["city"] != "Bontang"


def test_edit_by_name_and_with_a_version(with_partners: Path, run: Run) -> None:
    assert run("edit", "partners", "CV Maju Jaya", "city=Berau", "version=1").code == 0
    refused = run("edit", "partners", "6", "city=Bontang", "version=1")
    assert refused.code == 1
    assert factories.values_of("partners", 6)["city"] == "Berau"


def test_the_school_is_shown_and_edited(school: Path, run: Run) -> None:
    assert run("edit", "school", "1", "city=Samarinda", "npsn=30401234").code == 0
    shown = run("show", "school", "--json").object
    assert (shown["name"], shown["city"]) == (factories.SCHOOL_NAME, "Samarinda")
    assert run("edit", "school", "city=Bontang").code == 0  # there is one: no number is needed
    assert run("show", "school", "--json").object["city"] == "Bontang"
    assert run("edit", "school", "1").code == run("edit", "partners", "1").code == 2
    assert set(shown) == {"id", *entity("school").names, *BOOKKEEPING}


def test_remove_restore_and_what_they_say(with_partners: Path, run: Run) -> None:
    removed = run("remove", "partners", "CV Maju Jaya")
    assert (removed.code, removed.out) == (0, "")
    assert "CV Maju Jaya" in removed.err
    assert run("list", "partners", "--json", "--search", "maju").objects == []
    assert "CV Maju Jaya" in run("show", "partners", "6").out
    assert run("restore", "partners", "6").code == 0
    assert len(run("list", "partners", "--json", "--search", "maju").objects) == 1


def test_merge_by_id_and_by_name(with_activities: Path, run: Run) -> None:
    result = run("merge", "partners", "1", "PT. Kaltim Post", "6")
    assert (result.code, result.out) == (0, "")
    assert "PT Indosat Ooredoo Hutchison" in result.err
    kept = run("show", "partners", "1", "--json").object
    assert {"PT. Kaltim Post", "CV Maju Jaya"} <= set(kept["aliases"])
    assert run("undo").code == 0
    assert len(run("list", "partners", "--json").objects) == 8


def test_show_is_a_card_for_people(with_activities: Path, run: Run) -> None:
    shown = run("show", "activities", "1")
    assert shown.code == 0
    for text in ("Kunjungan industri ke Indosat", "5 Mar 2024", "PT Indosat Ooredoo Hutchison",
                 "Desain Komunikasi Visual", "Selesai", "foto.jpg"):
        assert text in shown.out
    assert "Multimedia · 2021" in run("show", "programmes", "1").out  # a year, no thousands


@pytest.mark.parametrize("words", [
    ("show", "partners", "--json", "1"), ("show", "--json", "partners", "1"),
    ("history", "partners", "--json", "1"), ("history", "partners", "--limit", "5", "1", "--json"),
])
def test_options_may_stand_between_the_words(
    with_partners: Path, run: Run, words: tuple[str, ...],
) -> None:
    result = run(*words)
    assert (result.code, result.err) == (0, "")
    assert result.objects


@pytest.mark.parametrize("what,data,field", [
    ("contacts", {"partner": 0, "name": "X"}, "partner"),
    ("activities", {"title": "X", "partners": [0]}, "partners"),
    ("activities", {"title": "X", "agreement": 0}, "agreement"),
])
def test_nought_is_a_number_that_no_record_has(
    with_partners: Path, run: Run, what: str, data: dict[str, Any], field: str,
) -> None:
    error = run("add", what, "--json", "-", stdin=json.dumps(data)).object["error"]
    assert (error["key"], error["field"]) == ("check.no_such_id", field)


# -- the texts of documents ------------------------------------------------------
def test_shipped_texts_are_listed_and_shown_before_anyone_changed_them(
    school: Path, run: Run,
) -> None:
    listed = run("list", "templates")
    assert listed.code == 0
    assert len(listed.out.splitlines()) == 12
    rows = [json.loads(line) for line in run(
        "list", "templates", "--search", "surat", "--json").out.splitlines()]
    assert {row["id"] for row in rows} == {None}
    assert "letter_thanks" in {row["name"] for row in rows}
    assert len(run("list", "templates", "--filter", "kind=mou").out.splitlines()) == 2
    shown = json.loads(run("show", "templates", "mou", "--json").out)
    assert (shown["id"], shown["kind"], shown["version"]) == (None, "mou", None)
    assert "NOTA KESEPAHAMAN" in shown["text"]
    assert run("show", "templates", "tidak ada").code == 1


def test_a_shipped_text_is_edited_by_its_name(school: Path, run: Run) -> None:
    refused = run("edit", "templates", "mou", "text=Hanya {mitra.nma}.")
    assert refused.code == 1
    assert "Baris 1, kolom 7" in refused.err
    assert run("edit", "templates", "mou", "text=Hanya {mitra.nama}.").code == 0
    assert run("show", "templates", "mou").out.splitlines()[-1].endswith("Hanya {mitra.nama}.")
    assert len(run("list", "templates").out.splitlines()) == 12, "it is listed once"
    assert run("undo").code == 0
    assert "NOTA KESEPAHAMAN" in run("show", "templates", "mou").out
    kept = run("remove", "templates", "mou")
    assert kept.code == 1
    assert "mou adalah teks bawaan" in kept.err


@pytest.mark.parametrize("given", [
    "partners/6", "partners/CV Maju Jaya", "CV Maju Jaya", "cv maju jaya"])
def test_a_task_names_what_it_is_about(given: str, with_partners: Path, run: Run) -> None:
    added = run("add", "followups", "--json", "-",
                stdin=json.dumps({"title": "Telepon", "subject": given})).object["id"]
    assert run("show", "followups", str(added), "--json").object["subject"] == "partners/6"
    assert run("edit", "followups", "Telepon", "subject=").code == 0
    assert run("edit", "followups", "Telepon", f"subject={given}").code == 0
    assert run("show", "followups", "Telepon", "--json").object["subject"] == "partners/6"


@pytest.mark.parametrize("given,key", [
    ("partners/99", "check.no_such_id"), ("CV Tidak Ada", "check.no_such_name"),
    ("benefits/CV Maju Jaya", "check.subject"), (6, "check.subject"),
])
def test_a_task_about_nothing_that_is_there_is_refused(
    given: object, key: str, with_partners: Path, run: Run,
) -> None:
    error = run("add", "followups", "--json", "-",
                stdin=json.dumps({"title": "Telepon", "subject": given})).object["error"]
    assert (error["field"], error["key"]) == ("subject", key)


@pytest.mark.parametrize("what,named", [
    ("officials", {"name": "Kepala Sekolah 2024", "position": "Kepala sekolah"}),
    ("team", {"name": "Waka Humas"}), ("trainings", {"title": "Bimtek kemitraan"}),
    ("interactions", {"subject": "Surat PKL", "partner": 1}),
    ("conflicts", {"summary": "Jadwal bentrok", "partner": 1}),
])
def test_a_record_is_meant_by_its_name(
    what: str, named: dict[str, Any], with_partners: Path, run: Run,
) -> None:
    added = run("add", what, "--json", "-", stdin=json.dumps(named)).object["id"]
    name = str(named[entity(what).title])
    assert run("show", what, name, "--json").object["id"] == added
    assert name in run("remove", what, name).err
    assert run("add", what, "--json", "-", stdin=json.dumps(named)).code == 0
    assert run("add", what, "--json", "-", stdin=json.dumps(named)).code == 0
    assert run("show", what, name).code == 1  # two bear it


def test_what_was_removed_is_told_in_words(with_partners: Path, run: Run) -> None:
    assert run("add", "benefits", "partner=1", "side=school", "kind=resources").code == 0
    assert "Sumber daya" in run("remove", "benefits", "1").err
    assert "Sumber daya" in run("edit", "benefits", "1", "quantity=3").err
