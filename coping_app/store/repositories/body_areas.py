"""Areas of the body that the person marked before exercises that go through the body."""

from __future__ import annotations

from datetime import date

from coping_app.store.base.encoding import from_json
from coping_app.store.base.moments import text_of
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import MarkedAreas


def marked(read: Read, since: date | None) -> list[MarkedAreas]:
    """What was marked in each session in which a step went through the body, in order.

    Other sessions take the areas of the settings along without asking for them, so they say
    nothing of the day.
    """
    rows = read(
        "SELECT local_date, coalesce(json_extract(choices, '$.areas'), '{}') FROM session"
        " WHERE local_date >= ? AND removed_ms IS NULL AND EXISTS ("
        " SELECT 1 FROM event WHERE session = number AND kind = 'step-started'"
        " AND json_extract(body, '$.verb') = 'body') ORDER BY +number",
        (text_of(since),),
    )
    return [
        MarkedAreas(date.fromisoformat(day), tuple(sorted(from_json(areas)))) for day, areas in rows
    ]
