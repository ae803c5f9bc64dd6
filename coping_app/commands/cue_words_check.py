"""Finds breaths whose captions would be English in another language. Asked for by ``--strict``."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.content.format.model import Breathe, Exercise
from coping_app.content.format.walking import walk
from coping_app.content.reading.problems import Finding
from coping_app.session.walk import Resolve
from coping_app.session.words import CUE_WORDS


def cue_words_findings(exercise: Exercise, _resolve: Resolve) -> Iterator[Finding]:
    """Each breathing step in a language that the app has no words of its own in."""
    if exercise.language in CUE_WORDS or exercise.language.split("-")[0] in CUE_WORDS:
        return
    for path, step in walk(exercise.steps):
        if not isinstance(step, Breathe):
            continue
        said, breath = step.words, step.breathe
        lacks = [
            name
            for name, is_there, word in (
                ("in", True, said and said.inhale),
                ("hold", breath.hold_s, said and said.hold),
                ("out", True, said and said.exhale),
                ("rest", breath.rest_s, said and said.rest),
            )
            if is_there and not word
        ]
        if lacks:
            message = f'The app has no words in "{exercise.language}" for this breath.'
            yield Finding((*path, "words"), message, f'Give them in "words": {", ".join(lacks)}.')
