"""What will be heard, said in one sentence before an exercise starts."""

from __future__ import annotations

from coping_app.audio.voice_languages import has_voice
from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.reference.places import recordings_folder
from coping_app.features.exercise.defaults import ExerciseDefaults
from coping_app.store.repositories.settings import Settings
from coping_app.wording.translate import translate


def sound_sentence(settings: Settings, is_read: bool = True) -> str:
    """Whether a voice guides, whether words are shown, and that sound is never needed.

    Args:
        settings: The settings that hold now.
        is_read: Whether some voice reads the language of the exercise.
    """
    if settings.voice_on and not is_read:
        return translate(
            "sound_words", "No voice here reads this language. The words on the screen guide you."
        )
    if settings.voice_on and settings.captions:
        return translate("sound_words", "A voice guides you, and the words are on the screen.")
    if settings.voice_on:
        return translate("sound_words", "A voice guides you. The words on the screen are off.")
    return translate("sound_words", "The voice is off. The words on the screen guide you.")


def exercise_defaults(settings: Settings, info: ExerciseInfo | None = None) -> ExerciseDefaults:
    """The exercise page's first values; for ``info``, what will be heard in its language."""
    sentence = sound_sentence(settings, info is None or is_read(info))
    return ExerciseDefaults(settings.pace, dict(settings.areas), sentence)


def is_read(info: ExerciseInfo) -> bool:
    """Whether a voice of this computer reads the exercise, or lines of it were recorded."""
    return has_voice(info.language) or recordings_folder(info.path, info.id).is_dir()
