"""How the report looks: on paper, and in the colours of the light theme."""

from __future__ import annotations

from pathlib import Path

from coping_app.export.report.html import INKS
from coping_app.export.table import ReportLook
from coping_app.ui.paper.pdf import report_pdf
from coping_app.ui.theme.tokens import COLOURS
from coping_app.wording.wording import Wording


def report_look(fonts: Path, wording: Wording) -> ReportLook:
    """The look of every report; ``fonts`` is the folder of the bundled ones."""
    inks = {name: COLOURS[name][0] for name in INKS}
    return ReportLook(lambda report: report_pdf(report, fonts), inks, wording=wording)
