"""What came of questionnaires, as a report says it: scores with their days, never a diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.export.records.filled_forms import FilledForm, filled_forms
from coping_app.export.records.records import Records
from coping_app.export.report.model import FormScore, Questions
from coping_app.store.repositories.queries import QUESTIONNAIRES
from coping_app.wording.score_changes import score_change
from coping_app.wording.wording import Wording


def all_questions(records: Records, words: Wording) -> Questions | None:
    """Every questionnaire that was filled in, in part too; None where there was none."""
    scored: dict[str, list[FilledForm]] = {}
    for form in filled_forms(records):
        scored.setdefault(form.questionnaire.questionnaire, []).append(form)
    partly = _partly(records, {form.session.id for each in scored.values() for form in each})
    known = records.wordings.questionnaires
    used = [known[name] for name in known if name in scored or name in partly]
    if not used:
        return None
    scores = []
    for questionnaire in used:
        name = questionnaire.questionnaire
        scores.append(_scores(questionnaire, scored.get(name, []), partly.get(name, 0), words))
    return Questions(
        scores=tuple(scores),
        caution=words.translate("report", "A score is a guide for talking. It is no diagnosis."),
    )


def _partly(records: Records, whole: set[str]) -> dict[str, int]:
    """How many times each questionnaire was ended with answers missing."""
    found: dict[str, int] = {}
    for session in records.forms:
        name = session.exercise_id.removeprefix(QUESTIONNAIRES)
        if session.state == "finished" and session.id not in whole:
            found[name] = found.get(name, 0) + 1
    return found


def _scores(
    questionnaire: Questionnaire, forms: list[FilledForm], partly: int, words: Wording
) -> FormScore:
    latest = forms[-1] if forms else None
    return FormScore(
        questionnaire=questionnaire.questionnaire,
        title=questionnaire.title,
        latest=None if latest is None else latest.score.value,
        band=None if latest is None else latest.score.band,
        day=None if latest is None else latest.session.local_date,
        partly=partly,
        words=tuple(_sentences(questionnaire, forms, partly, words)),
    )


def _sentences(
    questionnaire: Questionnaire, forms: list[FilledForm], partly: int, words: Wording
) -> Iterator[str]:
    translate = words.translate
    if forms:
        yield _latest(questionnaire, forms[-1], words)
    if len(forms) > 1:
        yield translate("report", "Before: {value} on {day}.").format(
            value=words.number(forms[-2].score.value), day=words.day(forms[-2].session.local_date)
        )
        yield from score_change(
            questionnaire, forms[-2].score.value, forms[-1].score.value, words
        )
    if forms:
        yield (
            translate("report", "Lower is easier.")
            if questionnaire.scoring.better == "low"
            else translate("report", "Higher is easier.")
        )
    if partly == 1:
        yield translate("report", "Once answers were missing: that time has no score.")
    elif partly:
        yield translate(
            "report", "Answers were missing {times}: those times have no score."
        ).format(times=words.times(partly))


def _latest(questionnaire: Questionnaire, form: FilledForm, words: Wording) -> str:
    _, most = questionnaire.limits()
    band = form.score.band
    sentence = (
        words.translate("report", "{value} of {most} on {day}.")
        if band is None
        else words.translate("report", "{value} of {most} ({band}) on {day}.")
    )
    return sentence.format(
        value=words.number(form.score.value), most=words.number(most), band=band,
        day=words.day(form.session.local_date),
    )
