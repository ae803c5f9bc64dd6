"""Body scans and muscle relaxation as cues, with care for areas that hurt."""

from __future__ import annotations

from collections.abc import Mapping

from coping_app.content.format.model import Body, BodyPart
from coping_app.content.reference.areas import AREAS, is_within, share_flesh
from coping_app.session.choices import AreaCare
from coping_app.session.cues import Cue
from coping_app.session.scope import UNSEEN, Cues, Scope


def care_for(part: BodyPart, cares: Mapping[str, AreaCare]) -> AreaCare | None:
    """How to be gentle with a part, given the areas that hurt.

    A part is skipped or only released where its area is, or lies inside, an area of that care. A
    part that tenses is also only released where it holds an area of any care: a fist cannot be made
    around a hand that hurts.
    """
    if any(care == "skip" and is_within(part.area, area) for area, care in cares.items()):
        return "skip"
    if any(care == "release" and is_within(part.area, area) for area, care in cares.items()):
        return "release"
    if part.tense is not None and any(share_flesh(part.area, area) for area in cares):
        return "release"
    return None


def turns_of(step: Body, shorter: bool) -> int:
    """How many times each area is taken; the shorter form halves them, rounded up."""
    return -(-step.rounds // 2) if shorter else step.rounds


def body_cues(step: Body, scope: Scope) -> Cues:
    """One turn of one part: what is said, then notice, or tense and release."""
    turn, index = scope.place[-2:]
    part = step.body[index]
    care = care_for(part, scope.choices.areas)
    if care == "skip" or turn >= turns_of(step, scope.choices.shorter):
        return UNSEEN
    softened = care == "release" and part.tense is not None
    said = scope.spoken("say", _softened_line(part, scope) if softened else part.say)
    cues, at_s = [said], said.length_s
    if part.pause is not None:
        cues.append(Cue(at_s, _quiet_s(part.pause, step, scope), "notice", said.caption))
    else:
        if part.tense is not None and not softened:
            cues.append(Cue(at_s, part.tense, "tense", scope.words.tense))
            at_s += part.tense
        release_s = _quiet_s(part.release or 0.0, step, scope)
        cues.append(Cue(at_s, release_s, "release", scope.words.let_go))
    return Cues(tuple(cues), at_s + cues[-1].length_s)


def _quiet_s(length_s: float, step: Body, scope: Scope) -> float:
    """The shorter form halves either the turns or, where there is one turn, the quiet."""
    return scope.quiet_s(length_s) if step.rounds == 1 else scope.paced_s(length_s)


def _softened_line(part: BodyPart, scope: Scope) -> str:
    """What is said in place of a line that asks to tense."""
    area = AREAS.get(part.area)
    name = part.area.replace("_", " ") if area is None else scope.words.area_name(area).lower()
    return scope.words.soften.format(area=name)
