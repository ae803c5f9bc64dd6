"""Quiet practice as cues."""

from __future__ import annotations

from coping_app.content.format.model import Wait
from coping_app.session.cues import Cue
from coping_app.session.scope import BELL_S, Cues, Scope


def wait_cues(step: Wait, scope: Scope) -> Cues:
    """Silence, with a soft bell as often as the step asks.

    A bell that could not ring out before the step ends is left out, so that what follows begins
    undisturbed.
    """
    length_s = scope.quiet_s(step.wait)
    caption = scope.fill_or(step.caption, scope.words.quiet)
    scene = "" if step.scene == "none" else step.scene
    quiet = Cue(0.0, length_s, "wait", caption, sound=scene)
    if step.bell_every is None:
        return Cues((quiet,), length_s)
    every_s = scope.paced_s(step.bell_every)
    times = range(1, int(max(0.0, length_s - BELL_S) / every_s) + 1)
    return Cues((quiet, *scope.soft_bells(*(number * every_s for number in times))), length_s)
