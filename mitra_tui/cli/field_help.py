"""The fields of one kind of record, for the help of the verbs that take them."""

from __future__ import annotations

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.registry import entity

_WIDTH = 22
_KINDS = {
    Kind.TEXT: "cli.kind.text", Kind.LINES: "cli.kind.lines", Kind.INTEGER: "cli.kind.integer",
    Kind.NUMBER: "cli.kind.number", Kind.DATE: "cli.kind.date", Kind.FLAG: "cli.kind.flag",
    Kind.CHOICE: "cli.kind.choice", Kind.REF: "cli.kind.ref", Kind.REFS: "cli.kind.refs",
    Kind.TEXTS: "cli.kind.texts", Kind.NUMBERS: "cli.kind.numbers", Kind.ROWS: "cli.kind.rows",
    Kind.SUBJECT: "cli.kind.subject",
}
# What a field takes besides, where its kind does not say it.
_BESIDES = {("evaluations", "followups"): "cli.fields.evaluation_followups"}


def fields_text(what: str) -> str:
    """Every field by its name in JSON, with what it holds; parts of lists are indented."""
    known = entity(what)
    lines = [t("cli.fields.head", what=what)]
    for field in known.fields:
        lines.append(_line(field, 2, _BESIDES.get((what, field.name), "")))
        lines += [_line(part, 4) for part in field.parts]
    if what != "school":
        from mitra_tui.services.registry import store_of

        filters = dict.fromkeys((*known.filters, *store_of(what).filters))
        lines += [t("cli.fields.filters", names=" ".join(filters)),
                  t("cli.fields.sorts", names=" ".join(known.sorts))]
    return "\n".join(lines)


def _line(field: Field, indent: int, besides: str = "") -> str:
    held = "cli.kind.keyed" if field.keyed else _KINDS[field.kind]
    words = [t(held, of=field.of, choices=", ".join(field.choices))]
    if field.default is not None:
        words.append(t("cli.fields.default", value=field.default))
    elif field.required:
        words.append(t("cli.fields.required"))
    if besides:
        words.append(t(besides))
    elif field.computed:
        words.append(t("cli.fields.computed"))
    name = " " * indent + field.name
    return f"{name:<{_WIDTH}} {'; '.join(words)}"
