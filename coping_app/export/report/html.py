"""The report as one page that needs nothing else: no script, no link, no file, no font.

It is the form of the report for screens and screen readers; the PDF is the one for paper. What is
on the page stands in ``report.html.jinja``, where every word is escaped unless it says otherwise.
In a browser it is black on white with the system's fonts unless colours are handed in, because the
charts tell by shape and place, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from coping_app.export.report.charts import change_drawings, panel_drawing, practice_drawing
from coping_app.export.report.drawing import Drawing
from coping_app.export.report.model import Report
from coping_app.export.report.svg import svg

INKS = (
    "text", "muted", "chart-grid", "chart-axis", "chart-pain", "chart-mood", "chart-before",
    "chart-after",
)
"""Names of the design's colours that the charts are drawn in."""


def report_html(report: Report, inks: Mapping[str, str] | None = None) -> str:
    """The report as HTML.

    Args:
        report: What to tell.
        inks: CSS colour of each of ``INKS``; the ink of the page for those that are not given.
    """
    pages = Environment(
        loader=PackageLoader("coping_app.export.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    practice = report.practice
    return pages.get_template("report.html.jinja").render(
        report=report,
        inks=[(name, inks[name]) for name in INKS if name in inks] if inks else [],
        panels=[(each, _markup(panel_drawing(report, each))) for each in report.panels],
        changes=[(words, _markup(drawing)) for words, drawing in change_drawings(report)],
        practice=_markup(practice_drawing(report, practice)) if practice else "",
    )


def html_bytes(report: Report, inks: Mapping[str, str] | None = None) -> bytes:
    """Likewise, as a file."""
    return report_html(report, inks).encode("utf-8", "replace")


def _markup(drawing: Drawing) -> Markup:
    """A drawing to stand in the page as it is: ``svg`` has escaped its words."""
    return Markup(svg(drawing))
