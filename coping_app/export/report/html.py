"""The report as one page that needs nothing else: no script, no link, no file, no font.

It is the form of the report for screens and screen readers; the PDF is the one for paper. All
words are escaped. In a browser it is black on white with the system's fonts unless colours are
handed in, because the charts tell by shape and place, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from coping_app.export.report.charts import change_drawings, panel_drawing, practice_drawing
from coping_app.export.report.drawing import Drawing
from coping_app.export.report.model import Practice, Questions, Report
from coping_app.export.report.svg import svg

INKS = (
    "text", "muted", "chart-grid", "chart-axis", "chart-pain", "chart-mood", "chart-before",
    "chart-after",
)
"""Names of the design's colours that the charts are drawn in."""

_STYLE = """
@page { size: A4; margin: 14mm; }
body { font-family: "Atkinson Hyperlegible Next", Verdana, Arial, sans-serif; font-size: 16px;
  line-height: 1.4; max-width: 46em; margin: 1.5em auto; padding: 0 1em; }
h1, h2 { font-family: Lexend, Verdana, Arial, sans-serif; font-weight: 600; line-height: 1.2; }
h1 { font-size: 1.6em; margin: 0; }
h2 { font-size: 1.2em; margin: 1.2em 0 0.3em; }
h3 { font-size: 1em; margin: 0.4em 0 0; }
p, ul, ol, dl { margin: 0.2em 0; }
table { border-collapse: collapse; }
th, td { text-align: start; padding: 0.1em 1em 0.1em 0; vertical-align: top; }
td.number { text-align: end; }
figure { margin: 0; break-inside: avoid; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(18em, 1fr)); gap: 1em; }
svg { width: 100%; height: auto; }
svg line { stroke: currentColor; }
svg .fill { fill: currentColor; }
svg .number { font-family: Lexend, Verdana, Arial, sans-serif; }
svg .hollow { fill: none; stroke: currentColor; }
.ink-chart-grid { opacity: 0.45; }
@media print { body { font-size: 10pt; margin: 0; padding: 0; max-width: none; }
  .two { grid-template-columns: 1fr 1fr; } }
"""


def report_html(report: Report, inks: Mapping[str, str] | None = None) -> str:
    """The report as HTML.

    Args:
        report: What to tell.
        inks: CSS colour of each of ``INKS``; the ink of the page for those that are not given.
    """
    head = (
        f'<!DOCTYPE html><html lang="{escape(report.language)}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(report.title)}</title><style>{_STYLE}{_colours(inks or {})}</style>"
        "</head><body><main>"
    )
    return "\n".join((head, *_parts(report), "</main></body></html>", ""))


def html_bytes(report: Report, inks: Mapping[str, str] | None = None) -> bytes:
    """Likewise, as a file."""
    return report_html(report, inks).encode("utf-8", "replace")


def _colours(inks: Mapping[str, str]) -> str:
    return "".join(
        f".ink-{name} {{ color: {escape(inks[name])}; opacity: 1; }}\n"
        for name in INKS
        if name in inks
    )


def _parts(report: Report) -> Iterator[str]:
    yield f"<h1>{escape(report.title)}</h1><p>{escape(report.dates)}</p>"
    if report.empty:
        yield _p(report.empty)
    if report.visit:
        yield _h2(report.headings.visit)
        yield "<dl>"
        for note in report.visit:
            yield f"<dt><b>{escape(note.ask)}</b></dt><dd>{escape(note.answer)}</dd>"
        yield "</dl>"
    if report.panels:
        yield f'{_h2(report.headings.weeks)}<div class="two">'
        for panel in report.panels:
            yield _figure(panel.finding, panel.ends, panel_drawing(report, panel))
        yield "</div>"
        if report.weeks_guide:
            yield _p(" ".join(report.weeks_guide))
    if report.events:
        yield _h3(report.headings.events)
        yield _list("ol", [event.words for event in report.events])
        if report.more_events:
            yield _p(report.more_events)
    if report.questions:
        yield from _questions(report, report.questions)
    if report.changes or report.few:
        yield f"{_h2(report.headings.changes)}{_p(report.caution)}"
        for words, drawing in change_drawings(report):
            yield f"<figure><figcaption>{escape(words)}</figcaption>{svg(drawing)}</figure>"
        yield _list("ul", report.few)
    if report.hidden:
        yield _p(report.hidden)
    if report.trials:
        yield _h3(report.headings.trials)
        yield _list("ul", report.trials)
    if report.practice:
        yield from _practice(report, report.practice)
    if report.uncertain:
        yield _h2(report.headings.uncertain)
        yield _list("ul", report.uncertain)


def _questions(report: Report, questions: Questions) -> Iterator[str]:
    yield f"{_h2(report.headings.questions)}{_p(questions.caution)}<dl>"
    for score in questions.scores:
        told = escape(" ".join(score.words))
        yield f"<dt><b>{escape(score.title)}</b></dt><dd>{told}</dd>"
    yield "</dl>"


def _practice(report: Report, practice: Practice) -> Iterator[str]:
    words = report.headings
    yield f"{_h2(words.practice)}{_p(practice.finding)}"
    yield '<div class="two"><table><thead><tr>'
    for name in (words.exercise, words.times, words.minutes):
        yield f'<th scope="col">{escape(name)}</th>'
    yield "</tr></thead><tbody>"
    for each in practice.exercises:
        yield (
            f'<tr><td>{escape(each.title)}</td><td class="number">{each.times}</td>'
            f'<td class="number">{each.minutes}</td></tr>'
        )
    more = f'<tfoot><tr><td colspan="3">{escape(practice.more)}</td></tr></tfoot>'
    yield f"</tbody>{more if practice.more else ''}</table>"
    yield f"<figure>{svg(practice_drawing(report, practice))}</figure></div>"


def _figure(title: str, below: str, drawing: Drawing) -> str:
    return f"<figure>{_h3(title)}{_p(below)}{svg(drawing)}</figure>"


def _list(kind: str, entries: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(entry)}</li>" for entry in entries)
    return f"<{kind}>{items}</{kind}>" if entries else ""


def _h2(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _h3(words: str) -> str:
    return f"<h3>{escape(words)}</h3>"


def _p(words: str) -> str:
    return f"<p>{escape(words)}</p>"
