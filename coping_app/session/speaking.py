"""Spoken lines as cues."""

from __future__ import annotations

from coping_app.content.format.model import Say
from coping_app.session.cues import Cue
from coping_app.session.scope import BELL_S, Cues, Scope


def say_cues(step: Say, scope: Scope) -> Cues:
    """A line: perhaps a bell, the speech, its pause, perhaps a bell that ends the pause."""
    cues: list[Cue] = []
    at_s = 0.0
    if step.bell == "before" and scope.choices.bells:
        cues.append(Cue(at_s, BELL_S, "bell", "", sound="bell"))
        at_s += BELL_S
    line = scope.spoken("say", step.say, at_s)
    cues.append(line)
    at_s += line.length_s + scope.quiet_s(step.pause)
    if step.bell == "after" and scope.choices.bells:
        cues.append(Cue(at_s, BELL_S, "bell", "", sound="bell"))
        at_s += BELL_S
    return Cues(tuple(cues), at_s)
