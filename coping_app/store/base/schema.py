"""The statements of every schema. Once released they never change; a later one is a migration.

Times are whole milliseconds since 1970 UTC, days are ``YYYY-MM-DD``, lists and groups are JSON.
``event`` is the record; ``session``, ``rating``, ``pair`` and ``answer`` are derived from it in
the same transaction. A STRICT table refuses ``5.5`` or ``'7'`` where a whole number belongs.
"""

from __future__ import annotations

_DAY = "CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')"
_UUID = "CHECK (length(id) = 36)"

SCHEMA_1: tuple[str, ...] = (
    """CREATE TABLE about (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE session (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        exercise_id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        choices TEXT NOT NULL CHECK (json_valid(choices)),
        started_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'stopped')),
        practised_s REAL NOT NULL DEFAULT 0.0 CHECK (practised_s BETWEEN 0.0 AND 864000.0),
        earlier_s REAL NOT NULL DEFAULT 0.0 CHECK (earlier_s BETWEEN 0.0 AND 864000.0),
        useful TEXT CHECK (useful IN ('yes', 'a-little', 'not-today')),
        removed_ms INTEGER
    ) STRICT""",
    "CREATE INDEX session_day ON session (local_date, number)",
    "CREATE INDEX session_exercise ON session (exercise_id, number)",
    "CREATE INDEX session_removed ON session (removed_ms) WHERE removed_ms IS NOT NULL",
    f"""CREATE TABLE event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL {_UUID},
        session INTEGER NOT NULL REFERENCES session (number),
        kind TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        at_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY}
    ) STRICT""",
    "CREATE INDEX event_session ON event (session, seq)",
    """CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
    BEGIN SELECT RAISE (ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER event_stays BEFORE DELETE ON event
    WHEN (SELECT removed_ms FROM session WHERE number = OLD.session) IS NULL
    BEGIN SELECT RAISE (ABORT, 'an event stays as long as its session'); END""",
    f"""CREATE TABLE rating (
        seq INTEGER PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
        moment TEXT NOT NULL CHECK (moment IN ('before', 'between', 'live', 'after')),
        scale TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
        at_ms INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY}
    ) STRICT""",
    "CREATE INDEX rating_scale ON rating (scale, local_date)",
    "CREATE INDEX rating_session ON rating (session)",
    """CREATE TABLE pair (
        session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
        scale TEXT NOT NULL,
        before INTEGER CHECK (before BETWEEN 0 AND 10),
        after INTEGER CHECK (after BETWEEN 0 AND 10),
        PRIMARY KEY (session, scale)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE answer (
        seq INTEGER NOT NULL,
        session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
        place TEXT NOT NULL,
        verb TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        at_ms INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        PRIMARY KEY (seq, name)
    ) STRICT""",
    "CREATE INDEX answer_name ON answer (name, local_date)",
    "CREATE INDEX answer_session ON answer (session)",
    """CREATE TABLE draft (
        session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
        place TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        saved_ms INTEGER NOT NULL,
        PRIMARY KEY (session, place)
    ) STRICT""",
    f"""CREATE TABLE drawing (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
        place TEXT NOT NULL,
        saved_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        removed_ms INTEGER,
        png BLOB NOT NULL CHECK (length(png) BETWEEN 1 AND 33554432)
    ) STRICT""",
    "CREATE INDEX drawing_session ON drawing (session)",
    "CREATE INDEX drawing_removed ON drawing (removed_ms) WHERE removed_ms IS NOT NULL",
    f"""CREATE TABLE card (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        title TEXT NOT NULL CHECK (title <> ''),
        exercise_id TEXT NOT NULL,
        fields TEXT NOT NULL CHECK (json_valid(fields)),
        saved_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        removed_ms INTEGER,
        replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1))
    ) STRICT""",
    "CREATE UNIQUE INDEX card_title ON card (title) WHERE removed_ms IS NULL",
    f"""CREATE TABLE plan_item (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        what TEXT NOT NULL CHECK (what <> ''),
        often TEXT NOT NULL,
        first_date TEXT NOT NULL,
        exercise_id TEXT,
        saved_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        removed_ms INTEGER
    ) STRICT""",
    f"""CREATE TABLE plan_done (
        item INTEGER NOT NULL REFERENCES plan_item (number) ON DELETE CASCADE,
        local_date TEXT NOT NULL {_DAY},
        done_ms INTEGER NOT NULL,
        PRIMARY KEY (item, local_date)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_use (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        plan_id TEXT NOT NULL CHECK (plan_id <> ''),
        started TEXT NOT NULL,
        ended TEXT,
        saved_ms INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID""",
)

SCHEMA_2: tuple[str, ...] = (
    f"""CREATE TABLE day_mark (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
        saved_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        local_date TEXT NOT NULL {_DAY},
        removed_ms INTEGER
    ) STRICT""",
    "CREATE INDEX day_mark_day ON day_mark (day, number)",
)

SCHEMA_3: tuple[str, ...] = (
    f"""CREATE TABLE trial (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE {_UUID},
        a TEXT NOT NULL CHECK (a <> ''),
        b TEXT NOT NULL CHECK (b <> '' AND b <> a),
        start TEXT NOT NULL CHECK (date(start) IS start),
        weeks INTEGER NOT NULL CHECK (weeks BETWEEN 2 AND 4),
        seed INTEGER NOT NULL,
        arms TEXT NOT NULL CHECK (length(arms) = weeks * 7 / 2 * 2 AND arms NOT GLOB '*[^ab]*'),
        scale TEXT NOT NULL CHECK (scale <> ''),
        a_title TEXT NOT NULL,
        b_title TEXT NOT NULL,
        stopped TEXT CHECK (date(stopped) IS stopped),
        seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
        put_off TEXT CHECK (date(put_off) IS put_off)
    ) STRICT""",
    """CREATE TABLE plan_document (
        plan_use INTEGER PRIMARY KEY REFERENCES plan_use (number) ON DELETE CASCADE,
        document TEXT NOT NULL CHECK (json_valid(document))
    ) STRICT""",
    """CREATE TABLE suggestion_answer (
        exercise_id TEXT PRIMARY KEY CHECK (exercise_id <> ''),
        keep INTEGER NOT NULL CHECK (keep IN (0, 1)),
        until_ms INTEGER NOT NULL
    ) STRICT""",
)
