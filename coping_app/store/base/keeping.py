"""What every repository is given: how to read, and how to save at the person's own moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from coping_app.store.base.engine import Connection
from coping_app.store.base.moments import Moment, moment_of
from coping_app.store.base.text import clean

Now = Callable[[], datetime]
T = TypeVar("T")


class Transactions(Protocol):
    """What is asked of the open database, which stands above: see ``Database``."""

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query."""
        ...

    def write(self, work: Callable[[Connection], T]) -> T:
        """Runs ``work`` in a transaction."""
        ...

    def tidy(self) -> None:
        """Makes the one file complete."""
        ...

    def forget(self) -> None:
        """Empties the log."""
        ...


class Keeping:
    """Reads and saves in one database, by one clock. Everything can raise a ``StoreError``.

    Attributes:
        trimmed: True where the last text was cut at ``text.LONGEST_TEXT`` characters.
        day_start_hour: The hour at which the person's day begins, 0 to 23.

    Args:
        database: Open.
        now: The wall clock; an aware time, or a naive local one.
    """

    def __init__(self, database: Transactions, now: Now, day_start_hour: int) -> None:
        self._database = database
        self._now = now
        self.trimmed = False
        self.day_start_hour = day_start_hour

    def read(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows of a query."""
        return self._database.read(sql, values)

    def save(self, work: Callable[[Connection, Moment], T]) -> T:
        """Runs ``work`` in one transaction; when it returns, it is on the disk."""
        moment = self.moment()
        return self._database.write(lambda connection: work(connection, moment))

    def clean(self, value: Any) -> Any:
        """A JSON-ready value with every text in it as it may be kept; see ``trimmed``."""
        cleaned = clean(value)
        self.trimmed = cleaned.trimmed
        return cleaned.value

    def moment(self) -> Moment:
        """Now, with the person's day."""
        return moment_of(self._now(), self.day_start_hour)

    def today(self) -> date:
        """The person's day, which may begin later than midnight."""
        return date.fromisoformat(self.moment().local_date)

    def tidy(self) -> None:
        """After a finished session: see ``Database.tidy``."""
        self._database.tidy()

    def forget(self) -> None:
        """Empties the log of what was just destroyed; see ``Database.forget``."""
        self._database.forget()
