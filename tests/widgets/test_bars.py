"""The first line and the last two of every screen, as they read without colour."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.widgets.bars import Bar, KeyBar, MessageLine, ScreenBar, shown_keys
from tests.widgets.seen import rows, until

NAMES = [("1", "Hari ini"), ("2", "Mitra"), ("4", "Kegiatan"), ("8", "Sekolah")]
KEYS = [("n", "baru"), ("e", "ubah"), ("/", "cari"), ("f", "saring"), ("s", "urut"),
        ("x", "ekspor"), ("F1", "bantuan"), ("q", "keluar")]


class Stand(App[None]):
    """An app with one bar on top."""

    BINDINGS = [
        Binding("n", "new", "baru"),
        Binding("plus", "new", "baru"),
        Binding("d", "remove", "hapus"),
        Binding("z", "hidden", "diam", show=False),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *bars: Bar) -> None:
        super().__init__()
        self.bars = bars

    def compose(self) -> ComposeResult:
        yield from self.bars
        yield Static("isi")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "remove"


async def first_line(bar: Bar, width: int = 80) -> str:
    app = Stand(bar)
    async with app.run_test(size=(width, 24)):
        await until(lambda: bool(bar.size), "the layout")
        assert bar.size.height == 1
        return rows(app)[0]


async def test_the_screen_that_is_on_stands_in_brackets() -> None:
    bar = ScreenBar(NAMES, active="2")
    assert await first_line(bar) == " 1 Hari ini [2 Mitra] 4 Kegiatan 8 Sekolah"


async def test_a_badge_stands_at_the_right_and_is_never_cut() -> None:
    for width in (80, 60, 50, 40, 30, 20):
        bar = ScreenBar(NAMES, active="2", badge="DATA CONTOH")
        line = await first_line(bar, width)
        assert line.endswith(" DATA CONTOH"), width
        assert len(line) == width - 1
        if width > 30:
            assert "[2 Mitra]" in line, width
    assert line.startswith(" 1 [2 …")


async def test_names_give_way_to_their_keys_where_room_is_short() -> None:
    bar = ScreenBar(NAMES, active="2", badge="DATA CONTOH")
    assert await first_line(bar, 53) == " 1Hari ini [2 Mitra] 4Kegiatan 8Sekolah  DATA CONTOH"


async def test_names_are_shortened_before_they_go() -> None:
    bar = ScreenBar(NAMES, active="2", badge="DATA CONTOH")
    assert await first_line(bar, 44) == " 1Hari [2 Mitra] 4Kegia 8Sekol  DATA CONTOH"


async def test_at_last_only_the_keys_are_left() -> None:
    bar = ScreenBar(NAMES, active="2", badge="DATA CONTOH")
    assert await first_line(bar, 34) == " 1 [2 Mitra] 4 8      DATA CONTOH"


async def test_the_screen_that_is_on_can_change() -> None:
    bar = ScreenBar(NAMES)
    app = Stand(bar)
    async with app.run_test(size=(80, 24)):
        bar.active = "8"
        bar.badge = "LATIHAN"
        assert (bar.active, bar.badge) == ("8", "LATIHAN")
        await until(lambda: rows(app)[0].startswith(" 1 Hari ini 2 Mitra 4 Kegiatan [8 Sekolah]"))
        assert rows(app)[0].endswith("LATIHAN")


async def test_a_message_stays_until_it_is_cleared() -> None:
    line = MessageLine()
    app = Stand(line)
    async with app.run_test(size=(40, 24)) as pilot:
        line.show("Tersimpan: CV [Mitra] [/]\x1b[31m\nJaya · u urungkan")
        await until(lambda: rows(app)[0] == " Tersimpan: CV [Mitra] [/]\ufffd[31m Jaya · …")
        line.show("Nama wajib diisi", error=True)
        await until(lambda: rows(app)[0] == " ! Nama wajib diisi")
        await pilot.press("n")
        assert line.text == "Nama wajib diisi"
        line.clear()
        await until(lambda: rows(app)[0] == "")
        assert line.text == ""


async def test_what_went_wrong_is_told_to_the_end() -> None:
    line = MessageLine()
    app = Stand(line)
    told = "CV [Mitra] [/] sudah digabung. Untuk memisahkannya, urungkan penggabungan itu."
    async with app.run_test(size=(40, 24)) as pilot:
        line.show(told, error=True)
        await until(lambda: rows(app)[3] == "isi", "the line grows")
        assert rows(app)[:3] == [
            " ! CV [Mitra] [/] sudah digabung. Untuk", " memisahkannya, urungkan penggabungan",
            " itu."]
        await pilot.resize_terminal(100, 24)
        await until(lambda: rows(app)[:2] == [f" ! {told}", "isi"], "room for it in one line")
        line.show("x " * 400, error=True)
        await until(lambda: rows(app)[2].endswith("…") and rows(app)[3] == "isi", "never more")
        line.clear()
        await until(lambda: rows(app)[:2] == ["", "isi"], "one line again")


async def test_what_went_wrong_can_be_read_to_its_end() -> None:
    line = MessageLine()
    app = Stand(line)
    wrong = "/folder/yang/panjang/sekali/berkas.db tidak dapat ditulis. Periksa hak tulisnya."
    async with app.run_test(size=(50, 24)):
        line.show(wrong, error=True)
        await until(lambda: rows(app)[:2] == [
            " ! /folder/yang/panjang/sekali/berkas.db tidak",
            " dapat ditulis. Periksa hak tulisnya."])
        line.show(wrong * 5, error=True)
        await until(lambda: line.size.height == 3 and rows(app)[2].endswith("…"))
        line.clear()
        await until(lambda: line.size.height == 1 and rows(app)[0] == "")


async def test_nothing_is_sent_when_nothing_changes() -> None:
    bars: list[Bar] = [ScreenBar(NAMES, active="2"), MessageLine(), KeyBar(KEYS)]
    app = Stand(*bars)
    async with app.run_test(size=(80, 24)):
        painted: list[Widget] = []
        for bar in bars:
            bar.refresh = lambda *_, bar=bar, **__: painted.append(bar)  # type: ignore[assignment]
        screens, message, keys = bars
        assert isinstance(screens, ScreenBar)
        assert isinstance(message, MessageLine)
        assert isinstance(keys, KeyBar)
        screens.active, screens.badge = "2", ""
        message.clear()
        keys.show(list(KEYS))
        assert painted == []
        message.show("x")
        keys.show(KEYS[:2])
        assert painted == [message, keys]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, " n baru  e ubah  / cari  f saring  s urut  x ekspor  F1 bantuan"),
        (40, " n baru  e ubah  / cari  f saring"),
        (24, " n baru  e ubah  / cari"),
        (32, " n baru  e ubah  / cari  s urut"),
        (22, " n baru  e ubah"),
        (6, ""),
    ],
)
async def test_at_most_seven_keys_are_shown_and_none_is_cut(width: int, shown: str) -> None:
    assert await first_line(KeyBar(KEYS), width) == shown


async def test_keys_follow_from_what_is_bound_shown_and_allowed() -> None:
    app = Stand(KeyBar())
    async with app.run_test(size=(80, 24)):
        pairs = shown_keys(app.screen)
        assert ("n", "baru") in pairs
        assert [label for _key, label in pairs].count("baru") == 1
        assert not {"hapus", "diam"} & {label for _key, label in pairs}
