"""The index of the accreditation bundle: for people with links, for programs as a table."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from mitra_tui import clock
from mitra_tui.exchange.writers.text import write_csv
from mitra_tui.i18n import language, t, tn
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.bundle import SECTIONS, Packed
from mitra_tui.services import school
from mitra_tui.services.attachments import size_text
from mitra_tui.services.reports.sheet import about
from mitra_tui.services.reports.span import Span

HTML, CSV = "index.html", "index.csv"
_COLUMNS = ("section", "about", "title", "on_date", "path", "size", "checksum", "missing")
_STYLE = """body { font: 12pt/1.35 "Times New Roman", Times, serif; max-width: 60em;
  margin: 2em auto;
  padding: 0 1em; } h1 { font-size: 1.3em; } h2 { font-size: 1.1em; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #888;
  padding: .2em .5em; text-align: left; vertical-align: top; } th { background: #eee; }
td.size { text-align: right; white-space: nowrap; }"""


def as_csv(packed: Sequence[Packed]) -> bytes:
    """A line for each file, those that are missing too."""
    stream = io.BytesIO()
    write_csv(stream, [t(f"bundle.index.{name}") for name in _COLUMNS], (
        (t(f"bundle.section.{one.section}"), one.about, one.title, one.on_date, one.path,
         "" if one.missing else one.size, one.checksum, one.missing) for one in packed))
    return stream.getvalue()


def as_html(span: Span, packed: Sequence[Packed]) -> bytes:
    """A page that leads to each file; it needs no other file to be read."""
    own = school.get()
    name = str(own.values["name"]) if own else ""
    title = t("bundle.title")
    missing = sum(bool(one.missing) for one in packed)
    told = " · ".join(part for part in (
        about(span) or t("reports.all_time"), tn("bundle.files", len(packed) - missing),
        tn("bundle.missing", missing) if missing else "",
        t("bundle.made_on", day=day_text(clock.today().isoformat(), short=False))) if part)
    lines = ["<!DOCTYPE html>", f'<html lang="{escape(language())}">', "<head>",
             '<meta charset="utf-8">', f"<title>{escape(title)}</title>",
             f"<style>{_STYLE}</style>", "</head>", "<body>",
             f"<h1>{escape(' · '.join(part for part in (title, name) if part))}</h1>",
             f"<p>{escape(told)}</p>"]
    for section in SECTIONS:
        lines += _section(section, [one for one in packed if one.section == section])
    return "\n".join([*lines, f"<p>{escape(t('bundle.sums'))}</p>", "</body>", "</html>",
                      ""]).encode()


def _section(section: str, packed: Sequence[Packed]) -> Iterator[str]:
    yield f"<h2>{escape(t(f'bundle.section.{section}'))}</h2>"
    if not packed:
        yield f"<p>{escape(t('report.none'))}</p>"
        return
    heads = ("about", "title", "on_date", "size") if any(one.about for one in packed) else (
        "title", "size")
    cells = "".join(f"<th>{escape(t(f'bundle.index.{name}'))}</th>" for name in heads)
    yield f"<table><thead><tr>{cells}</tr></thead><tbody>"
    yield from (_row(one, heads) for one in packed)
    yield "</tbody></table>"


def _row(one: Packed, heads: Sequence[str]) -> str:
    ending = one.path.rpartition(".")[2].upper()
    said = escape(one.title if one.title.casefold().endswith(f".{ending.casefold()}")
                  else f"{one.title} ({ending})")
    link = f'<a href="{escape(quote(one.path))}">{said}</a>'
    told = {
        "about": escape(one.about), "on_date": escape(day_text(one.on_date)),
        "title": f"{said}<br><em>{escape(one.missing)}</em>" if one.missing else link,
        "size": "–" if one.missing else escape(size_text(one.size))}
    return "<tr>" + "".join(
        f'<td class="{name}">{told[name]}</td>' for name in heads) + "</tr>"
