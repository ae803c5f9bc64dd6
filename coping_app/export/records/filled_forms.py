"""Which questionnaires were filled in during which sessions, found without guessing.

Names of answers are not unique: "worry" may be an item of one form and a word of some exercise.
So a questionnaire counts as filled in where the person filled it in as such, or where its items are
our own scales and all of them were rated in one session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.export.records.records import Records
from coping_app.insight.scoring import AnswerError, Score, score
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.queries import QUESTIONNAIRES
from coping_app.store.repositories.records import StoredSession


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A questionnaire with an answer to every item.

    Attributes:
        answers: Value of each item by its id.
        given: Moment the last of them was given.
        score: What the answers come to.
    """

    session: StoredSession
    questionnaire: Questionnaire
    answers: Mapping[str, float]
    given: Moment
    score: Score


@dataclass(slots=True)
class _Given:
    value: float
    when: Moment


def filled_forms(records: Records) -> Iterator[FilledForm]:
    """Every filled-in questionnaire: those of scales first, by session in their order."""
    rated: dict[str, dict[str, _Given]] = defaultdict(dict)
    told: dict[str, dict[str, _Given]] = defaultdict(dict)
    for rating in records.ratings:
        if rating.moment == "between":
            rated[rating.session_id][rating.scale] = _Given(float(rating.value), rating.given)
    for answer in records.answers:
        if isinstance(answer.value, int | float) and not isinstance(answer.value, bool):
            told[answer.session_id][answer.name] = _Given(float(answer.value), answer.given)
    known = records.wordings.questionnaires
    of_scales = [each for each in known.values() if _of_scales(each, records)]
    for session in records.sessions:
        for questionnaire in of_scales:
            if form := _form(session, questionnaire, rated[session.id]):
                yield form
    for session in records.forms:
        chosen = known.get(session.exercise_id.removeprefix(QUESTIONNAIRES))
        if chosen and (form := _form(session, chosen, told[session.id])):
            yield form


def _of_scales(questionnaire: Questionnaire, records: Records) -> bool:
    """True where the items are scales of ours, which mean the same wherever they are rated."""
    return not questionnaire.codes and all(
        item.id in records.wordings.scales for item in questionnaire.items
    )


def _form(
    session: StoredSession, questionnaire: Questionnaire, given: Mapping[str, _Given]
) -> FilledForm | None:
    if not all(item in given for item in questionnaire.item_ids):
        return None
    answers = {item: given[item].value for item in questionnaire.item_ids}
    try:
        result = score(questionnaire, answers)
    except AnswerError:
        return None
    if result is None:
        return None
    latest = max((given[item].when for item in answers), key=lambda when: when.utc_ms)
    return FilledForm(session, questionnaire, answers, latest, result)
