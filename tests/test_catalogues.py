"""The catalogues: every key that the code speaks of exists, in every language, alike."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mitra_tui import i18n
from mitra_tui.rows.fields import Entity, Field
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.services.registry import store_of
from tests.sources import called, calls, modules

LANGUAGES = ("id", "en")
ENTITIES = [entity(what) for what in (*MODULES, "school")]

# Functions and errors whose first argument (here: at that place) is a key.
SPEAKING = {"t": 0, "tn": 0, "t_in": 1, "has": 0, "refuse": 0, "Finding": 0, "FieldError": 1,
            "MitraError": 0, "NotFound": 0, "Conflict": 0, "Stale": 0, "Busy": 0, "BadFile": 0,
            "Usage": 0}
# Parameters that a function adds by itself.
GIVEN = {"tn": {"n"}}


@cache
def catalogue(language: str) -> Catalog:
    with (i18n.FOLDER / language / "mitra.po").open("rb") as stream:
        return read_po(stream, locale=language)


@cache
def keys(language: str) -> frozenset[str]:
    return frozenset(_key(message.id) for message in catalogue(language) if message.id)


def _key(identifier: str | tuple[str, ...] | list[str]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


def sentences(language: str, key: str) -> list[str]:
    """Every form of a key's sentence."""
    message = catalogue(language).get(key)
    assert message is not None, key
    told = message.string
    return [told] if isinstance(told, str) else list(told or ())


def _is_plural(language: str, key: str) -> bool:
    message = catalogue(language).get(key)
    assert message is not None
    return not isinstance(message.id, str)


def gaps(sentence: str) -> set[str]:
    """The parameters that a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    """Every literal key in the code: where, the key, the call."""
    for module, node in calls(*SPEAKING):
        place = SPEAKING[called(node)]
        if len(node.args) > place and isinstance(node.args[place], ast.Constant):
            value = node.args[place].value  # type: ignore[attr-defined]
            if isinstance(value, str):
                yield f"{module.name}:{node.lineno}", value, node


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Keys put together with f-strings or `+`, as patterns; those without a beginning are left."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+?"
                         for part in node.values]
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and isinstance(
                    node.left, ast.Constant) and isinstance(node.left.value, str):
                parts = [re.escape(node.left.value), ".+?"]
            else:
                continue
            if re.match(r"[a-z_]+\\\.", parts[0]):
                yield f"{module.name}:{node.lineno}", re.compile("".join(parts))


def labels() -> Iterator[str]:
    """The keys that follow from the fields of all records."""
    for known in ENTITIES:
        yield from (known.what, f"{known.what}.one", f"{known.what}.empty")
        for column in (*known.columns,):
            yield f"{known.what}.{column.name}"
        further = () if known.what == "school" else store_of(known.what).filters
        for name in (*known.filters, *known.sorts, *further):
            if name != "id":
                yield f"{known.what}.{name}"
        yield from _labels(known.what, known.fields)


def _labels(above: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield f"{above}.{field.name}"
        yield from (f"{above}.{field.name}.{choice}" for choice in field.choices)
        yield from _labels(f"{above}.{field.name}", field.parts)


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(keys("id") ^ keys("en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there(language: str) -> None:
    empty = [key for key in keys(language) if not all(sentences(language, key))]
    fuzzy = [_key(message.id) for message in catalogue(language) if message.id and message.fuzzy]
    assert empty == []
    assert fuzzy == []


def test_sentences_ask_for_the_same_parameters_in_every_language() -> None:
    wrong = [
        key for key in sorted(keys("id") & keys("en"))
        if set.union(*map(gaps, sentences("id", key))) != set.union(
            *map(gaps, sentences("en", key)))
    ]
    assert wrong == []


def test_plurals_are_plurals_in_every_language() -> None:
    plurals = {key for key in keys("en") if _is_plural("en", key)}
    assert plurals == {key for key in keys("id") if _is_plural("id", key)}
    assert all(len(sentences("en", key)) == 2 for key in plurals)
    assert all(len(sentences("id", key)) == 1 for key in plurals)


def test_every_key_in_the_code_exists() -> None:
    wrong = [f"{where} {key}" for where, key, _ in spoken() if key not in keys("id")]
    assert not wrong, "\n".join(["", *wrong])


def test_the_code_fills_every_gap_of_its_sentences() -> None:
    """A gap that nobody fills would be a KeyError, or stand on the screen as `{name}`."""
    wrong = []
    for where, key, node in spoken():
        if key not in keys("id") or any(one.arg is None for one in node.keywords) or (
            called(node) in ("has", "Finding", "FieldError")
        ):
            continue
        have = {one.arg for one in node.keywords} | GIVEN.get(called(node), set())
        want = set.union(*map(gaps, sentences("id", key)))
        if not want <= have:
            wrong.append(f"{where} {key}: {sorted(want - have)}")
    assert not wrong, "\n".join(["", *wrong])


def test_keys_put_together_in_the_code_exist() -> None:
    """`f"keys.list.{name}"` must at least match something."""
    areas = {key.split(".")[0] for key in keys("id")} - {"list"}  # also the ids of bindings
    wrong = [
        f"{where} {pattern.pattern}" for where, pattern in patterns()
        if pattern.pattern.split("\\.")[0] in areas
        and not any(pattern.fullmatch(key) for key in keys("id"))
    ]
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("known", ENTITIES, ids=lambda known: known.what)
def test_every_field_and_choice_has_a_label(known: Entity) -> None:
    wrong = [key for key in labels() if key.split(".")[0] == known.what and key not in keys("id")]
    if known.what == "school":
        wrong.remove("school.empty")
    assert wrong == []


def test_no_sentence_is_left_that_nobody_speaks() -> None:
    literals = {
        node.value for module in modules() for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = [pattern for _, pattern in patterns()]
    derived = set(labels())
    unused = [
        key for key in sorted(keys("id"))
        if key not in literals and key not in derived
        and not any(pattern.fullmatch(key) for pattern in made)
        and not (key.rpartition(".")[2].isdigit() and key.rpartition(".")[0] in literals)
    ]
    assert not unused, "\n".join(["", *unused])


def test_every_act_of_the_journal_has_a_name() -> None:
    wrong = []
    for module, node in calls("transaction"):
        if not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        what, _, verb = str(node.args[0].value).partition(".")
        key = f"change.{verb or what}"
        if key not in keys("id"):
            wrong.append(f"{module.name}:{node.lineno} {key}")
    verbs = {"add", "edit", "remove", "restore", "merge", "import", "undo", "redo", "done",
             "snooze"}
    wrong += [f"change.{verb}" for verb in sorted(verbs) if f"change.{verb}" not in keys("id")]
    assert wrong == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        i18n.use("xx")
    assert i18n.language() == "id"


def test_numbers_choose_the_plural_of_the_language() -> None:
    i18n.use("en")
    one, many = i18n.tn("cli.refused", 1), i18n.tn("cli.refused", 2)
    assert one.replace("1", "2") != many
    i18n.use("id")
    assert i18n.tn("cli.refused", 1).replace("1", "2") == i18n.tn("cli.refused", 2)
