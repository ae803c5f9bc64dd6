"""From an older schema to this one: ordered, named, only ever added to.

Each migration is one transaction with its statements run one by one (``executescript`` would
commit first and leave a half-applied one behind) and ``user_version`` set inside it. The caller
makes a verified copy of the database before the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coping_app.store.base.engine import Connection, EngineError, explain
from coping_app.store.base.errors import MigrationFailed
from coping_app.store.base.former_settings import MOVE_FORMER_SETTINGS
from coping_app.store.base.schema import SCHEMA_1, SCHEMA_2, SCHEMA_3

APPLICATION_ID = 0x43_4F_50_45
"""``COPE``; marks the file as ours. Written once, by the first migration."""


class Migration(NamedTuple):
    """What leads from schema ``number - 1`` to schema ``number``."""

    number: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "first", (f"PRAGMA application_id = {APPLICATION_ID}", *SCHEMA_1)),
    Migration(2, "marks on days", SCHEMA_2),
    Migration(3, "trials, plans and answers", (*SCHEMA_3, *MOVE_FORMER_SETTINGS)),
)


def newest(migrations: Sequence[Migration]) -> int:
    """The schema that this app works with."""
    return migrations[-1].number


def user_version(connection: Connection) -> int:
    """The schema of the open database; 0 is a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Runs what is missing, each in its own transaction.

    Raises:
        MigrationFailed: One could not finish; the schema is that of the last one that did.
        StoreError: The disk is full, or the like; likewise.
    """
    present = user_version(connection)
    for migration in migrations:
        if migration.number > present:
            _run(connection, migration)


def _run(connection: Connection, migration: Migration) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statement in migration.statements:
            connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise MigrationFailed()
        connection.execute(f"PRAGMA user_version = {migration.number}")
        connection.execute("COMMIT")
    except EngineError as error:
        raise (explain(error, None) or MigrationFailed()) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")

