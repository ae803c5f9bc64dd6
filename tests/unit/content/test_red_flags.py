"""Warning signs stand at first run, in the flare plan and in Help; none is missing anywhere.

First run and Help show ``red_flags.yaml`` itself, which their own tests hold. The flare plan says
the same in fewer lines: each sign is looked for there by the words that make it.
"""

from __future__ import annotations

import pytest

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Form, Show
from coping_app.content.reference.safety_texts import load_safety_texts
from tests.unit.content.shipped import FOLDER

NOW = {
    "en": ["passing or holding urine or stool", "numbness", "leg that grows weak",
           "pain down both legs", "sexual", "chest pain", "hard breathing",
           "worst headache", "drooping face", "cold, pale", "tearing pain"],
    "es": ["escapes de orina o heces", "adormecimiento", "pierna que pierde fuerza",
           "en las dos piernas", "sexual", "dolor de pecho", "dificultad para respirar",
           "peor dolor de cabeza", "cara caída", "fríos y pálidos", "desgarrador"],
}
TODAY = {
    "en": ["hot, swollen joint", "tender calf", "weak immune system", "an infection",
           "injected drugs", "very ill"],
    "es": ["articulación caliente e hinchada", "pantorrilla caliente", "defensas bajas",
           "una infección", "drogas inyectadas", "muy mal"],
}
SOON = {
    "en": ["fever", "weight loss", "night sweats", "cancer", "accident", "pain all night",
           "infection, injected drugs", "weak immune system"],
    "es": ["fiebre", "pérdida de peso", "sudores", "cáncer", "accidente", "constante toda la noche",
           "infección, drogas inyectadas", "defensas bajas"],
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_flare_plan_names_every_sign_of_each_urgency_before_anything_is_written(
    language: str,
) -> None:
    name = "flare-plan.yaml" if language == "en" else f"flare-plan.{language}.yaml"
    steps = load_exercise(FOLDER / "cbt" / name).steps
    first_form = next(n for n, step in enumerate(steps) if isinstance(step, Form))
    shown = [step.show.lower() for step in steps[:first_form] if isinstance(step, Show)]
    flags = load_safety_texts(FOLDER / "safety", language).red_flags
    for words, group, text in zip(
        (NOW[language], TODAY[language], SOON[language]), flags.groups, shown[-3:], strict=True
    ):
        assert len(words) == len(group.signs)
        assert [each for each in words if each not in text] == []


def test_the_flare_plan_says_new_or_different_no_diagnosis_and_not_to_go_on() -> None:
    steps = load_exercise(FOLDER / "cbt" / "flare-plan.yaml").steps
    urgent = next(s.show for s in steps if isinstance(s, Show) and "emergency number" in s.show)
    for words in ("new or different", "not a diagnosis", "Call now, do not finish the exercise"):
        assert words in urgent


def test_nobody_is_told_in_spanish_not_to_end_an_exercise_when_it_is_meant_to_be_left() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.es.yaml")]
    for misread in ("No acabes", "no acabes", "Si puedes hacerte daño", "tirón", "Para donde",
                    "dolor fijo", "Dolor fijo", "para aguantar"):
        assert [text[:60] for text in texts if misread in text] == []
