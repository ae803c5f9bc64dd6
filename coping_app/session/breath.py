"""Breath patterns: which breaths a step has, and each breath as cues.

A step always has whole breaths. Patterns are computed in the seconds of the file; the person's pace
stretches the finished cues.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from coping_app.content.format.model import Breathe, BreathPattern
from coping_app.session.cues import Cue, CueKind
from coping_app.session.limits import MAX_SESSION_S, TooLongError
from coping_app.session.scope import Cues, Scope

SHORTEST_PHASE_S = 0.5
"""While a hold or rest is eased in, it is left out as long as it is shorter than this."""


@dataclass(frozen=True, slots=True)
class Breath:
    """One breath in seconds; a hold or rest of 0 is left out."""

    inhale_s: float
    hold_s: float
    exhale_s: float
    rest_s: float

    @property
    def length_s(self) -> float:
        """Length of the whole breath."""
        return self.inhale_s + self.hold_s + self.exhale_s + self.rest_s


@dataclass(frozen=True, slots=True)
class _Phase:
    kind: CueKind
    length_s: float
    usual: str
    said: str | None = None


def breaths_of(step: Breathe, shorter: bool = False) -> tuple[Breath, ...]:
    """The breaths of a step, one at least, in the seconds of the file.

    ``for`` becomes as many whole breaths as end nearest to it. The shorter form halves the number
    of rounds, ``for`` and the time of easing, never a breath.

    Raises:
        TooLongError: They would last longer than any session.
    """
    share = 0.5 if shorter else 1.0
    over_s = (step.over_s or 0.0) * share
    if step.for_s is not None:
        return tuple(_until(step.for_s * share, step, over_s))
    rounds = -(-(step.rounds or 1) // 2) if shorter else step.rounds or 1
    _check_rounds(rounds, step)
    found: list[Breath] = []
    elapsed_s = 0.0
    for _ in range(rounds):
        found.append(_eased(step, elapsed_s, over_s))
        elapsed_s += found[-1].length_s
    return tuple(found)


def breathing_s(step: Breathe) -> float:
    """Seconds that ``breaths_of(step)`` last together; quick where all breaths are the same.

    Raises:
        TooLongError: As there.
    """
    if step.start is not None:
        return sum(breath.length_s for breath in breaths_of(step))
    breath_s = _eased(step, 0.0, 0.0).length_s
    if step.for_s is None:
        rounds = step.rounds or 1
        _check_rounds(rounds, step)
        return rounds * breath_s
    elapsed_s = 0.0
    while elapsed_s == 0.0 or elapsed_s + breath_s / 2 <= step.for_s:
        elapsed_s += breath_s
    return elapsed_s


def breathe_cues(step: Breathe, scope: Scope) -> Cues:
    """A pacer: the phases of every breath, and the counts of every phase if asked for.

    A line is said over the first breaths. Where it lasts longer than all of them, more breaths like
    the last one follow until it is over, so that no two lines are heard at once.
    """
    cues = _said_over(step, scope)
    said_s = sum(cue.length_s for cue in cues)
    breaths = _long_enough(breaths_of(step, scope.choices.shorter), said_s, scope)
    at_s = 0.0
    for number, breath in enumerate(breaths, start=1):
        for phase in _phases(breath, step, scope):
            length_s = scope.paced_s(phase.length_s)
            cue = _phase_cue(phase, at_s, length_s, scope)
            cues.append(replace(cue, number=number, of=len(breaths)))
            if step.count:
                cues += _counts(at_s, phase, scope)
            at_s += length_s
    return Cues(tuple(cues), at_s)


def _said_over(step: Breathe, scope: Scope) -> list[Cue]:
    """The line over the first breaths; none where all of it is about an answer not given."""
    line = None if step.say is None else scope.spoken("say", step.say)
    return [line] if line is not None and line.caption else []


def _long_enough(breaths: tuple[Breath, ...], said_s: float, scope: Scope) -> tuple[Breath, ...]:
    """The breaths, and as many more like the last as ``said_s`` seconds need."""
    lasts_s = scope.paced_s(sum(breath.length_s for breath in breaths))
    last_s = scope.paced_s(breaths[-1].length_s)
    more = max(0, ceil((said_s - lasts_s) / last_s))
    return breaths + (breaths[-1],) * more


def _check_rounds(rounds: int, step: Breathe) -> None:
    shortest_s = min(step.breathe.length_s, (step.start or step.breathe).length_s)
    if rounds * shortest_s > MAX_SESSION_S:
        raise TooLongError(f"{rounds} breaths last longer than a session can.")


def _until(for_s: float, step: Breathe, over_s: float) -> Iterator[Breath]:
    """Breaths until one more would end further from ``for_s`` than stopping does."""
    breath = _eased(step, 0.0, over_s)
    elapsed_s = 0.0
    while elapsed_s == 0.0 or elapsed_s + breath.length_s / 2 <= for_s:
        yield breath
        elapsed_s += breath.length_s
        breath = _eased(step, elapsed_s, over_s)


def _eased(step: Breathe, elapsed_s: float, over_s: float) -> Breath:
    """The breath that starts ``elapsed_s`` into a step which eases in over ``over_s``."""
    if step.start is None or elapsed_s >= over_s:
        return _breath(step.breathe, step.breathe, 1.0)
    return _breath(step.start, step.breathe, elapsed_s / over_s)


def _breath(start: BreathPattern, target: BreathPattern, share: float) -> Breath:
    def between(first_s: float | None, last_s: float | None) -> float:
        first_s, last_s = first_s or 0.0, last_s or 0.0
        return first_s + (last_s - first_s) * share

    def if_felt(length_s: float) -> float:
        return length_s if length_s >= SHORTEST_PHASE_S else 0.0

    return Breath(
        inhale_s=between(start.inhale_s, target.inhale_s),
        hold_s=if_felt(between(start.hold_s, target.hold_s)),
        exhale_s=between(start.exhale_s, target.exhale_s),
        rest_s=if_felt(between(start.rest_s, target.rest_s)),
    )


def _phases(breath: Breath, step: Breathe, scope: Scope) -> Iterator[_Phase]:
    words, said = scope.words, step.words
    yield _Phase("inhale", breath.inhale_s, words.inhale, said.inhale if said else None)
    if breath.hold_s:
        yield _Phase("hold", breath.hold_s, words.hold, said.hold if said else None)
    yield _Phase("exhale", breath.exhale_s, words.exhale, said.exhale if said else None)
    if breath.rest_s:
        yield _Phase("rest", breath.rest_s, words.rest, said.rest if said else None)


def _phase_cue(phase: _Phase, at_s: float, length_s: float, scope: Scope) -> Cue:
    if phase.said is None or not scope.fill(phase.said):
        return Cue(at_s, length_s, phase.kind, phase.usual)
    return scope.spoken(phase.kind, phase.said, at_s, length_s)


def _counts(at_s: float, phase: _Phase, scope: Scope) -> Iterator[Cue]:
    """Counts one to the phase's whole seconds, at the person's pace; the last fills the phase."""
    second_s = scope.paced_s(1.0)
    end_s = at_s + scope.paced_s(phase.length_s)
    last = max(1, int(phase.length_s + 0.5))
    for count in range(1, last + 1):
        start_s = at_s + (count - 1) * second_s
        length_s = second_s if count < last else end_s - start_s
        # A word and a number at once would not be understood.
        spoken = scope.choices.spoken_counts and (phase.said is None or count > 1)
        yield Cue(start_s, length_s, "count", str(count), spoken=spoken, number=count)
