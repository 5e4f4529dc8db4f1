"""HTML: one file that needs no other, and prints well."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape

from mitra_tui.documents.blocks import Document, Run
from mitra_tui.documents.drawing import svg
from mitra_tui.documents.layout import BODY, Banner, Figure, Grid, Para, banner_lines, pieces

_STYLE = """
@page { size: A4 %s; margin: 2cm 2.5cm; }
body { font: 12pt/1.3 "Liberation Serif", "Times New Roman", Times, serif; max-width: %s;
  margin: 2em auto; padding: 0 1em; color: #000; background: #fff; }
h1, h2 { font-size: 1em; text-align: center; margin: 0; break-after: avoid; }
h1 { font-size: 1.1em; }
p { margin: 0 0 .5em; text-align: justify; }
table { border-collapse: collapse; width: 100%%; margin: 0 0 .6em; font-size: .85em; }
table.plain, table.sign { font-size: 1em; }
table.table th, table.table td { border: 1px solid #000; padding: .15em .4em; }
th, td { vertical-align: top; text-align: left; }
thead { display: table-header-group; }
th { background: #e6e6e6; text-align: center; }
.sign { break-inside: avoid; }
.label { display: inline-block; margin-left: -2em; min-width: 2em; }
.head { display: flex; align-items: center; border-bottom: 3px double #000; margin-bottom: 1em;
  text-align: center; }
.head div { flex: 1; }
figure { margin: 0 0 10pt; }
figure svg { max-width: 100%%; height: auto; font-family: inherit; }
.head p { text-align: center; margin: 0; }
.head img { width: 62pt; }
"""


def to_html(document: Document) -> bytes:
    """The document as an HTML file."""
    style = _STYLE % (("landscape", "26cm") if document.wide else ("portrait", "17cm"))
    lines = [
        "<!DOCTYPE html>", f'<html lang="{escape(document.language)}">', "<head>",
        '<meta charset="utf-8">', f"<title>{escape(document.title)}</title>",
        f"<style>{style}</style>", "</head>", "<body>", *_body(document), "</body>", "</html>", ""]
    return "\n".join(lines).encode()


def _body(document: Document) -> Iterator[str]:
    for piece in pieces(document):
        if isinstance(piece, Para):
            yield _para(piece)
        elif isinstance(piece, Grid):
            yield from _grid(piece)
        elif isinstance(piece, Figure):
            yield f"<figure>{svg(piece.chart, piece.width)}</figure>"
        else:
            yield from _banner(piece)
    if document.note:
        yield f"<p><small>{escape(document.note)}</small></p>"


def _para(piece: Para) -> str:
    tag = {"title": "h1", "heading": "h2"}.get(piece.role, "p")
    looks = [] if piece.align == ("justify" if tag == "p" else "center") else [
        f"text-align: {piece.align}"]
    if tag == "p" and piece.role == "body" and piece.size < BODY:
        looks.append(f"font-size: {piece.size:g}pt")
    if piece.left:
        looks.append(f"margin-left: {piece.left:g}pt")
    if tag != "p" and piece.before + piece.after:
        looks.append(f"margin: {piece.before:g}pt 0 {piece.after:g}pt")
    if piece.fresh:
        looks.append("break-before: page")
    style = f' style="{"; ".join(looks)}"' if looks else ""
    label = f'<span class="label">{escape(piece.label)}</span> ' if piece.label else ""
    return f"<{tag}{style}>{label}{_marked(piece.runs, heading=tag != 'p')}</{tag}>"


def _marked(runs: Sequence[Run], *, heading: bool = False) -> str:
    told = []
    for run in runs:
        text = escape(run.text, quote=False).replace("\n", "<br>\n")
        if run.bold and not heading:
            text = f"<strong>{text}</strong>"
        told.append(f"<em>{text}</em>" if run.italic else text)
    return "".join(told)


def _grid(piece: Grid) -> Iterator[str]:
    kind = {"table": "table", "facts": "plain", "signatures": "sign"}[piece.role]
    looks = [f"margin-left: {piece.left:g}pt"] if piece.left else []
    looks += [f"font-size: {piece.size:g}pt"] if piece.size < BODY else []
    style = f' style="{"; ".join(looks)}"' if looks else ""
    yield f'<table class="{kind}"{style}>'
    whole = sum(piece.widths)
    yield "<colgroup>" + "".join(
        f'<col style="width: {100 * width / whole:.1f}%">' for width in piece.widths
    ) + "</colgroup>"
    for at, row in enumerate(piece.rows):
        head = at < piece.heads
        height = piece.heights[at] if piece.heights else 0
        tall = f' style="height: {height:g}pt"' if height else ""
        cells = "".join(
            f"<th>{_marked(runs, heading=True)}</th>" if head
            else f'<td style="text-align: {align}">{_marked(runs)}</td>'
            for runs, align in zip(row, piece.aligns, strict=True))
        line = f"<tr{tall}>{cells}</tr>"
        yield f"<thead>{line}</thead>" if head else line
    yield "</table>"


def _banner(piece: Banner) -> Iterator[str]:
    yield '<div class="head">'
    if piece.head.logo:
        data = base64.b64encode(piece.head.logo.data).decode()
        yield f'<img alt="" src="data:image/png;base64,{data}">'
    yield "<div>"
    yield from (_para(line) for line in banner_lines(piece.head))
    yield "</div></div>"
