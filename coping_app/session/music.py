"""Recordings and music as cues."""

from __future__ import annotations

from coping_app.content.format.model import Play
from coping_app.session.cues import Cue
from coping_app.session.scope import Cues, Scope


def play_cues(step: Play, scope: Scope) -> Cues:
    """The exercise's recording; or the question for music, and then the music.

    Music is quiet practice, so its ``for`` follows pace and the shorter form; a recording of the
    exercise is played as it is. Without ``for``, all of the file is played; where its length is not
    known, the person goes on when it is enough.
    """
    caption = scope.fill_or(step.caption, scope.words.listen)
    if step.play != "choose":
        return _playing(step.play, step.for_s, caption, scope)
    if scope.place[-1] == 0:
        return Cues((scope.spoken("person", scope.words.pick_music, length_s=0.0),), 0.0, True)
    file = scope.answers.files.get((*scope.place[:-1], 0), "")
    return _playing(file, step.for_s and scope.quiet_s(step.for_s), caption, scope)


def _playing(file: str, for_s: float | None, caption: str, scope: Scope) -> Cues:
    length_s = for_s if for_s is not None else scope.sound_s(file)
    return Cues((Cue(0.0, length_s, "play", caption, sound=file),), length_s, length_s == 0.0)
