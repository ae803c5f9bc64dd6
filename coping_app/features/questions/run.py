"""One filling-in of a questionnaire: where it is, and every answer kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaire_parts import Item
from coping_app.insight.scoring import Score, score
from coping_app.session.safety import StopAction, care_of_questionnaire
from coping_app.store.repositories.questionnaires import (
    OpenQuestionnaire,
    QuestionnaireRepository,
)
from coping_app.store.repositories.records import StoredScore

GO_ON_DAYS = 1
"""One that was begun today or yesterday is gone on with; an older one says little about now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        score: None where an item was skipped.
        earlier: The score before this one, if there is one.
        prompt: Whether to suggest to talk to someone.
    """

    score: Score | None
    earlier: StoredScore | None
    prompt: bool


def unfinished(
    kept: QuestionnaireRepository, questionnaire: Questionnaire, today: date
) -> OpenQuestionnaire | None:
    """The one of this version that can be gone on with."""
    since = today - timedelta(days=GO_ON_DAYS)
    found = kept.begun(questionnaire.questionnaire, since)
    return found if found and found.version == questionnaire.version else None


class QuestionnaireRun:
    """Goes through the items one by one. Nothing is kept before the first answer.

    Args:
        kept: Where answers are kept.
        questionnaire: What is filled in; one that was begun lately goes on.
        today: The person's day.
    """

    def __init__(
        self, kept: QuestionnaireRepository, questionnaire: Questionnaire, today: date
    ) -> None:
        self._kept = kept
        self.questionnaire = questionnaire
        begun = unfinished(kept, questionnaire, today)
        self._session_id = begun.session_id if begun else ""
        self._answers: dict[str, float | None] = dict(begun.answers) if begun else {}
        items = questionnaire.item_ids
        left = (number for number, each in enumerate(items) if each not in self._answers)
        self.number = next(left, len(items) - 1)

    @property
    def item(self) -> Item:
        """The item that is asked now."""
        return self.questionnaire.items[self.number]

    @property
    def given(self) -> float | None:
        """What was answered to it before; None where nothing was, or it was skipped."""
        return self._answers.get(self.item.id)

    def answer(self, value: float | None) -> bool:
        """Keeps an answer, None for a skip, and goes on; False after the last item.

        Raises:
            StoreError: It could not be kept; the same item stays.
        """
        if not self._session_id:
            form = self.questionnaire
            self._session_id = self._kept.begin(
                form.questionnaire, form.version, form.title, form.language
            )
        self._kept.answer(self._session_id, self.number, self.item.id, value)
        self._answers[self.item.id] = value
        if self.number + 1 == len(self.questionnaire.items):
            return False
        self.number += 1
        return True

    def back(self) -> bool:
        """Goes back to the item before; False where there is none."""
        if self.number == 0:
            return False
        self.number -= 1
        return True

    def finish(self) -> Outcome:
        """Ends it and works out what came of it.

        Raises:
            StoreError: It could not be kept; it can be ended again.
        """
        result = score(self.questionnaire, self._answers)
        earlier = self._kept.scores(self.questionnaire.questionnaire)
        if result is None:
            self._kept.finish(self._session_id)
            return Outcome(None, None, False)
        parts = {part.id: part.value for part in result.subscales}
        self._kept.finish(self._session_id, result.value, parts)
        cuts = (result.beyond_cut, *(part.beyond_cut for part in result.subscales))
        prompt = care_of_questionnaire(cuts) is StopAction.TALK_TO_SOMEONE
        return Outcome(result, earlier[-1] if earlier else None, prompt)
