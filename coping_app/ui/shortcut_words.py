"""The keys of the window, in words, for the help page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Keys, and what they do."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("shortcuts", text)

    return (
        (tr("Ctrl+1 to Ctrl+4"), tr("Today, Library, Progress, My cards")),
        (tr("Ctrl+comma"), tr("Settings")),
        (tr("F1"), tr("This page")),
        (tr("Space"), tr("Pause and go on, in an exercise")),
        (tr("Alt+Left, Alt+Right"), tr("One step back, one step on, in an exercise")),
        (tr("Ctrl+full stop"), tr("Stop an exercise. What you did is kept.")),
    )
