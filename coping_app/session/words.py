"""The few words that a session says by itself, in each language of the shipped exercises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coping_app.content.reference.areas import Area


@dataclass(frozen=True, slots=True)
class CueWords:
    """Captions of cues that have no text of their own in the exercise.

    ``soften`` is said in place of a line that asks to tense an area that hurts; ``{area}`` is its
    name, which ``area_name`` gives. ``going_on`` is said where a fork was skipped; ``{way}`` is the
    label of its first way.
    """

    inhale: str
    hold: str
    exhale: str
    rest: str
    tense: str
    let_go: str
    quiet: str
    listen: str
    pick_music: str
    rate_now: str
    soften: str
    going_on: str
    half_left: str
    two_minutes_left: str
    area_name: Callable[[Area], str]


CUE_WORDS: dict[str, CueWords] = {
    "en": CueWords(
        inhale="Breathe in",
        hold="Hold",
        exhale="Breathe out",
        rest="Rest",
        tense="Tense",
        let_go="Let go",
        quiet="Quiet time",
        listen="Listen",
        pick_music="Choose something to listen to.",
        rate_now="How is it now?",
        soften="No tensing here. Let this area be soft: {area}.",
        going_on="Going on with: {way}.",
        half_left="Half of the time is left.",
        two_minutes_left="Two minutes are left.",
        area_name=lambda area: area.label,
    ),
    "es": CueWords(
        inhale="Inspira",
        hold="Mantén",
        exhale="Espira",
        rest="Descansa",
        tense="Tensa",
        let_go="Suelta",
        quiet="Un rato en silencio",
        listen="Escucha",
        pick_music="Elige algo para escuchar.",
        rate_now="¿Cómo está ahora?",
        soften="Aquí sin tensar. Deja que esta zona se afloje: {area}.",
        going_on="Seguimos con: {way}.",
        half_left="Queda la mitad del tiempo.",
        two_minutes_left="Quedan dos minutos.",
        area_name=lambda area: area.label_es,
    ),
}


def words_for(language: str) -> CueWords:
    """The words of ``language`` (BCP 47), or of its base language, or English."""
    return CUE_WORDS.get(language) or CUE_WORDS.get(language.split("-")[0]) or CUE_WORDS["en"]
