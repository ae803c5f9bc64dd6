"""The words of the settings, marked for translation.

The table of settings lives where no Qt is; its English words are repeated here so that the
translation tools find them. A test holds both together.
"""

from __future__ import annotations

from coping_app.wording.translate import QT_TRANSLATE_NOOP, translate

MARKED = (
    QT_TRANSLATE_NOOP("settings", "Colours"),
    QT_TRANSLATE_NOOP("settings", "Follow the system"),
    QT_TRANSLATE_NOOP("settings", "Light"),
    QT_TRANSLATE_NOOP("settings", "Dark"),
    QT_TRANSLATE_NOOP("settings", "High contrast, light"),
    QT_TRANSLATE_NOOP("settings", "High contrast, dark"),
    QT_TRANSLATE_NOOP("settings", "Text size"),
    QT_TRANSLATE_NOOP("settings", "100 %"),
    QT_TRANSLATE_NOOP("settings", "125 %"),
    QT_TRANSLATE_NOOP("settings", "150 %"),
    QT_TRANSLATE_NOOP("settings", "175 %"),
    QT_TRANSLATE_NOOP("settings", "200 %"),
    QT_TRANSLATE_NOOP("settings", "Movement on the screen"),
    QT_TRANSLATE_NOOP("settings", "Gentle movement"),
    QT_TRANSLATE_NOOP("settings", "As little as possible"),
    QT_TRANSLATE_NOOP("settings", "With little movement, the breathing circle fills step by step."),
    QT_TRANSLATE_NOOP("settings", "Use my system font"),
    QT_TRANSLATE_NOOP("settings", "Show what is said"),
    QT_TRANSLATE_NOOP("settings", "Every spoken line, in the same second."),
    QT_TRANSLATE_NOOP("settings", "A voice guides me"),
    QT_TRANSLATE_NOOP("settings", "Speed of the voice"),
    QT_TRANSLATE_NOOP("settings", "Loudness of all sound"),
    QT_TRANSLATE_NOOP("settings", "Loudness of the voice"),
    QT_TRANSLATE_NOOP("settings", "Loudness of bells"),
    QT_TRANSLATE_NOOP("settings", "Loudness of breath tones"),
    QT_TRANSLATE_NOOP("settings", "Loudness of the sea and other backgrounds"),
    QT_TRANSLATE_NOOP("settings", "Bells"),
    QT_TRANSLATE_NOOP("settings", "A soft sign in long writing"),
    QT_TRANSLATE_NOOP("settings", "At half of the time, and two minutes before the end."),
    QT_TRANSLATE_NOOP("settings", "The voice counts along"),
    QT_TRANSLATE_NOOP("settings", "Time for pauses and breaths"),
    QT_TRANSLATE_NOOP("settings", "One is as written. Two is twice as long."),
    QT_TRANSLATE_NOOP("settings", "My day starts at this hour"),
    QT_TRANSLATE_NOOP("settings", "Practice after midnight still counts for the evening before."),
    QT_TRANSLATE_NOOP("settings", "Areas that hurt"),
    QT_TRANSLATE_NOOP("settings", "Muscle exercises only let go there, or leave the area out."),
    QT_TRANSLATE_NOOP("settings", "Someone I can call"),
    QT_TRANSLATE_NOOP("settings", "Their number"),
    QT_TRANSLATE_NOOP("settings", "My clinic or doctor"),
    QT_TRANSLATE_NOOP("settings", "My country"),
    QT_TRANSLATE_NOOP("settings", "For the emergency number."),
)
"""Every word of the shown rows of ``SETTING_ROWS``."""


def said(text: str) -> str:
    """A word of the table in the language of the app."""
    return translate("settings", text) if text else ""
