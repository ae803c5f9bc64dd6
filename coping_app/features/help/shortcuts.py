"""The keys of the window, in words, for the help page."""

from __future__ import annotations

from coping_app.wording.translate import translate


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Keys, and what they do."""

    return (
        (
            translate("shortcuts", "Ctrl+1 to Ctrl+4"),
            translate("shortcuts", "Today, Library, Progress, My cards"),
        ),
        (translate("shortcuts", "Ctrl+comma"), translate("shortcuts", "Settings")),
        (translate("shortcuts", "F1"), translate("shortcuts", "This page")),
        (translate("shortcuts", "F2"), translate("shortcuts", "Something for right now, at once")),
        (
            translate("shortcuts", "Space"),
            translate("shortcuts", "Pause and go on, in an exercise, wherever the focus is"),
        ),
        (translate("shortcuts", "Enter"), translate("shortcuts", "Press what has the focus")),
        (
            translate("shortcuts", "Escape"),
            translate("shortcuts", "One step back. In an exercise it pauses."),
        ),
        (translate("shortcuts", "Ctrl+M"), translate("shortcuts", "All sound off and on")),
        (
            translate("shortcuts", "Ctrl+Up, Ctrl+Down"),
            translate("shortcuts", "Louder, quieter, in an exercise"),
        ),
        (
            translate("shortcuts", "Alt+Left, Alt+Right"),
            translate("shortcuts", "One step back, one step on, in an exercise"),
        ),
        (
            translate("shortcuts", "Ctrl+full stop"),
            translate("shortcuts", "Stop an exercise. What you did is kept."),
        ),
        (translate("shortcuts", "Ctrl+Q"), translate("shortcuts", "Close the app")),
    )
