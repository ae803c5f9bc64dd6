"""What will be heard, said in one sentence before an exercise starts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.store.settings import Settings
from coping_app.ui.pages.exercise_page import ExerciseDefaults

translate = QCoreApplication.translate


def sound_sentence(settings: Settings) -> str:
    """Whether a voice guides, whether words are shown, and that sound is never needed."""

    if settings.voice_on and settings.captions:
        return translate("sound_words", "A voice guides you, and the words are on the screen.")
    if settings.voice_on:
        return translate("sound_words", "A voice guides you. The words on the screen are off.")
    return translate("sound_words", "The voice is off. The words on the screen guide you.")


def exercise_defaults(settings: Settings) -> ExerciseDefaults:
    """The exercise page's first values."""
    return ExerciseDefaults(settings.pace, dict(settings.areas), sound_sentence(settings))
