"""Moves what once stood as JSON among the settings into tables of its own.

Up to schema 2, trials stood under ``trial.`` and a UUID, the copy of the plan under ``plan_copy``
and answers on suggestions under ``suggestion_answers``. A profile is moved by the migration to
schema 3; rows of an older file that come in later are moved by the same statements, so each of
them does no harm when it runs again. What is not whole stays where it is: nothing is lost.
"""

from __future__ import annotations

FORMER_TRIAL = "trial."
FORMER_PLAN = "plan_copy"
FORMER_ANSWERS = "suggestion_answers"


def _text(*paths: str) -> str:
    return " AND ".join(f"json_type(value, '$.{path}') IS 'text'" for path in paths)


def _day_or_none(name: str) -> str:
    kind = f"json_type(value, '$.{name}')"
    return f"({kind} IS 'null' OR ({kind} IS 'text' AND date({_at(name)}) IS {_at(name)}))"


def _at(path: str) -> str:
    return f"json_extract(value, '$.{path}')"


_IS_TRIAL = f"""substr(key, 1, {len(FORMER_TRIAL)}) = '{FORMER_TRIAL}'
    AND length(key) = {len(FORMER_TRIAL) + 36}
    AND {_text("trial.a", "trial.b", "trial.start", "trial.order", "trial.scale")}
    AND {_text("a_title", "b_title")}
    AND json_type(value, '$.seen') IN ('true', 'false')
    AND typeof({_at("trial.weeks")}) = 'integer' AND typeof({_at("trial.seed")}) = 'integer'
    AND {_at("trial.a")} <> '' AND {_at("trial.b")} NOT IN ('', {_at("trial.a")})
    AND date({_at("trial.start")}) IS {_at("trial.start")}
    AND {_at("trial.weeks")} BETWEEN 2 AND 4
    AND length({_at("trial.order")}) = {_at("trial.weeks")} * 7 / 2 * 2
    AND {_at("trial.order")} NOT GLOB '*[^ab]*' AND {_at("trial.scale")} <> ''
    AND {_day_or_none("stopped")} AND {_day_or_none("put_off")}"""

# CASE, because a function of JSON must not be asked of what is no group.
_NO_WEEK = """CASE week.type WHEN 'object' THEN json_type(week.value, '$.note') IS NOT 'text'
    OR json_type(week.value, '$.items') IS NOT 'array' ELSE 1 END"""
_ITEMS = "json_each(CASE week.type WHEN 'object' THEN week.value ELSE '{}' END, '$.items')"
_NO_ITEM = "CASE item.type WHEN 'object' THEN {} ELSE 1 END".format(
    " OR ".join(
        f"json_type(item.value, '$.{name}') IS NOT 'text'"
        for name in ("id", "often", "note", "lighter")
    )
)
_IS_PLAN = f"""key = '{FORMER_PLAN}' AND {_text("plan", "title")}
    AND json_type(value, '$.assigned') IN ('true', 'false')
    AND json_type(value, '$.weeks') IS 'array' AND json_array_length(value, '$.weeks') > 0
    AND NOT EXISTS (SELECT 1 FROM json_each(setting.value, '$.weeks') AS week WHERE {_NO_WEEK})
    AND NOT EXISTS (SELECT 1 FROM json_each(setting.value, '$.weeks') AS week, {_ITEMS} AS item
        WHERE {_NO_ITEM})"""

_UNTIL = "json_extract(answer.value, '$.until_utc')"
_IS_ANSWER = f"""(answer.key <> '' AND CASE answer.type WHEN 'object' THEN
    json_type(answer.value, '$.keep') IN ('true', 'false')
    AND json_type(answer.value, '$.until_utc') IS 'text'
    AND {_UNTIL} GLOB '*T*[+-][0-9][0-9]:[0-9][0-9]' AND julianday({_UNTIL}) IS NOT NULL
    ELSE 0 END) IS 1"""
_ANSWERS_THERE = f"setting.key = '{FORMER_ANSWERS}' AND json_type(setting.value) = 'object'"

MOVE_FORMER_SETTINGS: tuple[str, ...] = (
    f"""INSERT INTO trial (id, a, b, start, weeks, seed, arms, scale, a_title, b_title,
        stopped, seen, put_off)
    SELECT substr(key, {len(FORMER_TRIAL) + 1}), {_at("trial.a")}, {_at("trial.b")},
        {_at("trial.start")}, {_at("trial.weeks")}, {_at("trial.seed")}, {_at("trial.order")},
        {_at("trial.scale")}, {_at("a_title")}, {_at("b_title")}, {_at("stopped")},
        {_at("seen")}, {_at("put_off")}
    FROM setting WHERE {_IS_TRIAL}
    ON CONFLICT (id) DO UPDATE SET stopped = excluded.stopped, seen = excluded.seen,
        put_off = excluded.put_off""",
    f"DELETE FROM setting WHERE {_IS_TRIAL}",
    f"""INSERT INTO plan_document (plan_use, document)
    SELECT max(number), value FROM setting JOIN plan_use ON plan_id = {_at("plan")}
    WHERE {_IS_PLAN} GROUP BY key ON CONFLICT (plan_use) DO NOTHING""",
    f"""DELETE FROM setting WHERE {_IS_PLAN}
    AND {_at("plan")} IN (SELECT plan_id FROM plan_use)""",
    f"""INSERT INTO suggestion_answer (exercise_id, keep, until_ms)
    SELECT answer.key, json_extract(answer.value, '$.keep'),
        CAST(round((julianday({_UNTIL}) - 2440587.5) * 86400000.0) AS INTEGER)
    FROM setting, json_each(setting.value) AS answer WHERE {_ANSWERS_THERE} AND {_IS_ANSWER}
    ON CONFLICT (exercise_id) DO UPDATE SET keep = excluded.keep, until_ms = excluded.until_ms""",
    f"""UPDATE setting SET value = (
        SELECT json_group_object(answer.key, CASE
            WHEN answer.type IN ('object', 'array') THEN json(answer.value)
            WHEN answer.type IN ('true', 'false') THEN json(answer.type)
            ELSE answer.value END)
        FROM json_each(setting.value) AS answer WHERE NOT {_IS_ANSWER})
    WHERE {_ANSWERS_THERE}""",
    f"DELETE FROM setting WHERE key = '{FORMER_ANSWERS}' AND value = '{{}}'",
)
"""In this order. Times: 2440587.5 is the Julian day of 1970, 86400000 the milliseconds of a day."""
