"""What stands beside a date: a place, or words that a person must look at."""

from __future__ import annotations

import pytest

from mitra_tui.exchange.dates import drop_trailing_date, read_date


@pytest.mark.parametrize(("text", "problem", "offer"), [
    ("setelah 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("dimulai 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("paling lambat, 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("Sesi 2: 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("7 Juni 2023 (ditunda)", "date.text_around", "7 Juni 2023"),
    ("7 Juni 2023, dibatalkan", "date.text_around", "7 Juni 2023"),
    ("7 Juni 2023 (tiga kelas)", "date.text_around", "7 Juni 2023"),
    ("Raker pada 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("Memperluas jejaring. Bontang, 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("Rapat Koordinasi, 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("HUT Sekolah, 7 Juni 2023", "date.text_around", "7 Juni 2023"),
    ("7 Juni 2023 - sekarang", "date.text_around", "7 Juni 2023"),
    ("XVII Juni 2023", "date.unreadable", "Juni 2023"),
    ("tiap Kamis Juni 2023", "date.unreadable", "Juni 2023"),
    ("Kamis Juni 2023", "date.unclear", "Juni 2023"),
    ("Angkatan III, Juni 2023", "date.unreadable", "Juni 2023"),
    ("Studio 3 Juni 2023", "date.unclear", "3 Juni 2023"),
    ("Minggu 3 Juni 2023", "date.other_weekday", "Juni 2023"),
    ("Rabu, 8 Juni 2023", "date.other_weekday", "8 Juni 2023"),
    ("8 Juni 2023 (Rabu)", "date.other_weekday", "8 Juni 2023"),
    ("Senin s.d. Rabu, 6 s.d. 8 Juni 2023", "date.other_weekday", "6 Juni 2023 – 8 Juni 2023"),
    ("7 Jun1 2023", "date.unreadable", "7 Juni 2023"),
    ("7 0kt 2023", "date.unreadable", "7 Oktober 2023"),
    ("7 Ju1i 2023", "date.unreadable", "7 Juli 2023"),
])
def test_what_is_not_understood_is_asked_about(text: str, problem: str, offer: str) -> None:
    read = read_date(text)
    assert (read.known, read.place, read.problem) == (False, "", problem)
    assert read.suggestion is not None
    assert read.suggestion.text == offer


@pytest.mark.parametrize(("text", "start", "end", "precision"), [
    ("Minggu ke-3 Juni 2023", "2023-06-01", "2023-06-30", "month"),
    ("Pekan ke-2 Juni 2023", "2023-06-01", "2023-06-30", "month"),
    ("minggu kedua Juni 2023", "2023-06-01", "2023-06-30", "month"),
    ("Pekan II Juni 2023", "2023-06-01", "2023-06-30", "month"),
    ("Gasal 2022/2023", "2022-07-01", "2022-12-31", "month"),
    ("Genap 2022/2023", "2023-01-01", "2023-06-30", "month"),
    ("Smt. genap T.P. 2022/2023", "2023-01-01", "2023-06-30", "month"),
    ("Selasa s.d. Kamis, 6 s.d. 8 Juni 2023", "2023-06-06", "2023-06-08", "range"),
    ("Selasa 6 Juni 2023 - Kamis 8 Juni 2023", "2023-06-06", "2023-06-08", "range"),
    ("Sabtu dan Minggu, 3 dan 4 Juni 2023", "2023-06-03", "2023-06-04", "range"),
    ("7 Juni 2023 (Rabu)", "2023-06-07", "2023-06-07", "day"),
])
def test_words_of_time_are_no_place(text: str, start: str, end: str, precision: str) -> None:
    read = read_date(text)
    assert (read.starts_on, read.ends_on, read.precision, read.place) == (
        start, end, precision, "")


@pytest.mark.parametrize(("text", "place"), [
    ("Sanggar Tari Enggang, 7 Juni 2023", "Sanggar Tari Enggang"),
    ("Daring, 7 Juni 2023", "Daring"),
    ("Kota Bontang 7 Juni 2023", "Kota Bontang"),
    ("Hotel Mesra 7 Juni 2023", "Hotel Mesra"),
    ("Bontang: 7 Juni 2023", "Bontang"),
    ("7 Juni 2023, Gedung Serbaguna", "Gedung Serbaguna"),
    ("7 Juni 2023 di Ruang Guru", "Ruang Guru"),
    ("7 Juni 2023 (Bontang)", "Bontang"),
    ("Lab 4, 7 Juni 2023", "Lab 4"),
    ("Bontang Tengah, 7 Juni 2023", "Bontang Tengah"),
    ("Workshop PT Badak NGL, 7 Juni 2023", "Workshop PT Badak NGL"),
])
def test_places_are_still_read(text: str, place: str) -> None:
    read = read_date(text)
    assert (read.starts_on, read.place) == ("2023-06-07", place)


def test_a_title_keeps_a_date_whose_weekday_is_another() -> None:
    assert drop_trailing_date("Rapat Mitra, Rabu 7 Juni 2023")[0] == "Rapat Mitra"
    title = "Rapat Mitra, Kamis, 7 Juni 2023"
    assert drop_trailing_date(title) == (title, None)
