"""Warning signs stand at first run, in the flare plan and in Help; none is missing anywhere.

First run and Help show ``red_flags.yaml`` itself, which their own tests hold. The flare plan says
the same in fewer lines: each sign is looked for there by the words that make it.
"""

from __future__ import annotations

import pytest

from coping_app.content.loading import load_exercise
from coping_app.content.model import Form, Show
from coping_app.content.safety_texts import load_safety_texts
from tests.unit.content.shipped import FOLDER

NOW = {
    "en": ["urine or stool", "numbness", "leg that grows weak", "pain down both legs", "sexual",
           "chest pain", "hard breathing", "worst headache", "drooping face", "cold, pale",
           "tearing pain"],
    "es": ["orinar", "adormecimiento", "pierna que pierde fuerza", "en las dos piernas", "sexual",
           "dolor de pecho", "dificultad para respirar", "peor dolor de cabeza", "cara caída",
           "fríos y pálidos", "desgarrador"],
}
SOON = {
    "en": ["fever", "weight loss", "night sweats", "cancer", "accident", "pain all night",
           "injected drugs", "swollen joint"],
    "es": ["fiebre", "pérdida de peso", "sudores", "cáncer", "accidente", "toda la noche",
           "drogas inyectadas", "hinchada"],
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_flare_plan_names_every_sign_of_both_urgencies_before_anything_is_written(
    language: str,
) -> None:
    name = "flare-plan.yaml" if language == "en" else f"flare-plan.{language}.yaml"
    steps = load_exercise(FOLDER / "cbt" / name).steps
    first_form = next(n for n, step in enumerate(steps) if isinstance(step, Form))
    shown = [step.show.lower() for step in steps[:first_form] if isinstance(step, Show)]
    flags = load_safety_texts(FOLDER / "safety", language).red_flags
    for words, group, text in zip(
        (NOW[language], SOON[language]), flags.groups, shown[-2:], strict=True
    ):
        assert len(words) == len(group.signs)
        assert [each for each in words if each not in text] == []


def test_the_flare_plan_says_new_or_different_no_diagnosis_and_not_to_go_on() -> None:
    steps = load_exercise(FOLDER / "cbt" / "flare-plan.yaml").steps
    urgent = next(s.show for s in steps if isinstance(s, Show) and "emergency number" in s.show)
    for words in ("new or different", "not a diagnosis", "Call now, do not finish the exercise"):
        assert words in urgent
