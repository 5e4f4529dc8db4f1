"""Paragraphs below a list: wrapped, cut with a sign, never markup."""

from __future__ import annotations

from textual.app import App, ComposeResult

from mitra_tui.widgets.detail import DIM, STRONG, Detail
from tests.widgets.seen import rows, until


class Board(App[None]):
    CSS = "#low { height: 3; }"

    def compose(self) -> ComposeResult:
        yield Detail([("Judul menonjol", STRONG), ("satu dua tiga empat lima enam", DIM)],
                     id="high")
        yield Detail([("a b c d e f g h i j k l m n o p q r s t u v w x y z", ""),
                      ("yang terakhir", "")], id="low")


async def test_it_is_as_high_as_its_text_and_wraps_with_an_indent() -> None:
    async with Board().run_test(size=(20, 12)) as pilot:
        high = pilot.app.query_one("#high", Detail)
        assert [line.rstrip() for line in rows(pilot.app)[:4]] == [
            " Judul menonjol", " satu dua tiga", "   empat lima enam", " a b c d e f g h i"]
        assert high.size.height == 3 and high.text.startswith("Judul menonjol\n")
        high.show([("pendek", "")])
        await until(lambda: high.size.height == 1, "as high as the new text")


async def test_what_does_not_fit_ends_with_a_sign() -> None:
    async with Board().run_test(size=(20, 12)) as pilot:
        assert rows(pilot.app)[5].endswith(" …")
        assert "yang" not in "\n".join(rows(pilot.app))


async def test_text_is_only_text() -> None:
    async with Board().run_test(size=(40, 12)) as pilot:
        odd = "CV [Mitra] [/] [@click=app.bell]x[/] \x1b[31m\u202eterbalik"
        pilot.app.query_one("#high", Detail).show([(odd, ""), ("", ""), ("x" * 9999, "")])
        await until(lambda: "CV [Mitra] [/]" in rows(pilot.app)[0], "the text as it is")
        assert "\x1b" not in "".join(rows(pilot.app)) and "\u202e" not in "".join(rows(pilot.app))
