"""argparse in the user's language, and the overview that `mitra --help` prints."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import Any, NoReturn

from mitra_tui.errors import Usage
from mitra_tui.i18n import t

# argparse speaks through gettext's `_`; these are the sentences that can reach a user.
_SENTENCES = {
    "usage: ": "cli.usage",
    "positional arguments": "cli.arguments",
    "options": "cli.options",
    "show this help message and exit": "cli.help_help",
    "unrecognized arguments: %s": "cli.unrecognized",
    "the following arguments are required: %s": "cli.missing_arguments",
    "expected one argument": "cli.expected_one",
    "expected at least one argument": "cli.expected_some",
    "expected at most one argument": "cli.expected_one",
    "argument %(argument_name)s: %(message)s": "cli.argument_error",
    "invalid choice: %(value)r (choose from %(choices)s)": "cli.invalid_choice",
    "invalid %(type)s value: %(value)r": "cli.invalid_value",
    "not allowed with argument %s": "cli.not_with",
    "ambiguous option: %(option)s could match %(matches)s": "cli.ambiguous",
    "ignored explicit argument %r": "cli.no_value_expected",
}


def _translated(sentence: str) -> str:
    key = _SENTENCES.get(sentence)
    return t(key) if key else sentence


def _translated_plural(one: str, many: str, n: int) -> str:
    return _translated(one if n == 1 else many)


# argparse looks its sentences up at call time in these two names of its own module; there is no
# other way to give it a catalogue that does not depend on the environment.
argparse._ = _translated  # type: ignore[attr-defined]
argparse.ngettext = _translated_plural  # type: ignore[attr-defined]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Knows the terminal's width without `shutil`, whose archives cost 3 ms on every command."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = 80
        super().__init__(prog, width=min(width, 100) - 2)


class Parser(argparse.ArgumentParser):
    """The parser of one verb; what it refuses is a `Usage` error."""

    def __init__(self, verb: str) -> None:
        name = verb.replace("-", "_")
        super().__init__(
            prog=f"mitra {verb}", description=t(f"cli.verb.{name}"), epilog=t("cli.globals"),
            formatter_class=_Formatter, allow_abbrev=False)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, but an option's value may begin with a dash (`--search -5`), and
        options may stand between the other words (`show partners --json 1`)."""
        words = list(self._joined(list(args or ())))
        end = words.index("--") if "--" in words else len(words)
        options = [word for word in words[:end] if self._is_option(word)]
        others = [word for word in words[:end] if not self._is_option(word)]
        if "-h" in options or "--help" in options:
            self._tell_fields(others)
        return super().parse_args([*options, *others, *words[end:]], namespace)

    def _tell_fields(self, words: list[str]) -> None:
        """With a kind of record in the call, its fields belong to the help."""
        for action in self._actions:
            named = [word for word in words[:1] if word in (action.choices or ())]
            if action.dest == "what" and named:
                from mitra_tui.cli.field_help import fields_text

                self.epilog = f"{fields_text(named[0])}\n\n{self.epilog}"

    def _is_option(self, word: str) -> bool:
        return word.partition("=")[0] in self._option_string_actions

    def _joined(self, words: list[str]) -> Iterator[str]:
        while words:
            word = words.pop(0)
            if word == "--":
                yield from (word, *words)
                return
            option = self._option_string_actions.get(word)
            if option is not None and option.nargs is None and words:
                word = f"{word}={words.pop(0)}"
            yield word

    def error(self, message: str) -> NoReturn:
        raise Usage("cli.wrong_usage", message=message, prog=self.prog)


def count(text: str) -> int:
    """A number of records or of a change: plain digits, nothing that `int` takes besides."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Usage("cli.not_a_count", value=text[:40])
    return int(text)


def what_argument(parser: argparse.ArgumentParser, *, school: bool = False) -> None:
    """The WHAT of a verb, with the kinds there are."""
    from mitra_tui.rows.registry import MODULES

    kinds = [*MODULES, *(["school"] if school else [])]
    parser.add_argument("what", metavar="WHAT", choices=kinds,
                        help=t("cli.help_what", kinds=" ".join(kinds)))


def search_arguments(parser: argparse.ArgumentParser) -> None:
    """The options by which records are chosen."""
    parser.add_argument("--search", default="", metavar="TEXT", help=t("cli.help_search"))
    parser.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE",
                        help=t("cli.help_filter"))
    parser.add_argument("--sort", default="", metavar="FIELD", help=t("cli.help_sort"))
    parser.add_argument("--removed", action="store_true", help=t("cli.help_removed"))


def query_of(args: Any) -> Any:
    """The `Query` that the options of `search_arguments` ask for; the database is open."""
    from mitra_tui.rows.record import Query

    filters = tuple(_filter(args.what, *pair_of(one)) for one in args.filter)
    return Query(search=args.search, filters=filters,
                 sort=args.sort.lstrip("-"), hidden=args.removed,
                 descending=True if args.sort.startswith("-") else None)


def _filter(what: str, key: str, value: str) -> tuple[str, str | int]:
    from mitra_tui.rows.registry import entity
    from mitra_tui.services.references import kind_named, typed

    kind = kind_named(entity(what), key)
    return key, typed(kind, value) if kind else value


def pair_of(text: str) -> tuple[str, str]:
    """`KEY=VALUE` as a pair; raises `Usage`."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise Usage("cli.not_a_pair", text=text)
    return key.strip(), value


def overview() -> str:
    """`mitra --help`: what it is, the verbs, the options that hold everywhere."""
    from mitra_tui.cli.start import VERBS

    lines = [t("cli.overview_head"), ""]
    lines += [f"  {verb:<16}{t('cli.verb.' + verb.replace('-', '_')).splitlines()[0]}"
              for verb in VERBS]
    return "\n".join([*lines, "", t("cli.globals"), ""])
