"""The words of the exporters, marked for translation.

Their table lives where no Qt is; its English words are repeated here so that the translation tools
find them. A test holds both together.
"""

from __future__ import annotations

from coping_app.wording.translate import QT_TRANSLATE_NOOP, translate

FORMATS = (
    QT_TRANSLATE_NOOP("export", "Tables (CSV)"),
    QT_TRANSLATE_NOOP("export", "Everything in tables, for a spreadsheet or a study."),
    QT_TRANSLATE_NOOP("export", "Ratings (CSV)"),
    QT_TRANSLATE_NOOP("export", "Your ratings in one table."),
    QT_TRANSLATE_NOOP("export", "Everything (JSON)"),
    QT_TRANSLATE_NOOP("export", "All of your records. This app can read them back."),
    QT_TRANSLATE_NOOP("export", "Health record (FHIR)"),
    QT_TRANSLATE_NOOP("export", "Ratings and scores for a health record system."),
    QT_TRANSLATE_NOOP("export", "Report (PDF)"),
    QT_TRANSLATE_NOOP("export", "One page on paper for a visit."),
    QT_TRANSLATE_NOOP("export", "Report (web page)"),
    QT_TRANSLATE_NOOP("export", "The same page for a browser or a screen reader."),
)
"""Every word of the table of exporters."""


def said(text: str) -> str:
    """A word of the table in the language of the app."""
    return translate("export", text) if text else ""
