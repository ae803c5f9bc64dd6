"""The words of the table of exporters, in the language of the app."""

from __future__ import annotations

from coping_app.wording.translate import translate


def said(text: str) -> str:
    """A word of the table in the language of the app."""
    return translate("export", text) if text else ""
