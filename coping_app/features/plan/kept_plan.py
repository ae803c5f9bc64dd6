"""A plan document as the store keeps it: a plain copy of what the pages need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from coping_app.store.repositories.records import KeptItem, KeptPlan, KeptWeek


class _Entry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def often(self) -> str: ...
    @property
    def note(self) -> str | None: ...
    @property
    def lighter(self) -> str | None: ...


class _Week(Protocol):
    @property
    def note(self) -> str | None: ...
    @property
    def exercises(self) -> Iterable[_Entry]: ...


class PlanText(Protocol):
    """What is read of a plan document."""

    @property
    def plan(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> str:
        """Its name on the screen."""
        ...

    @property
    def summary(self) -> str | None:
        """One sentence on what it is for."""
        ...

    @property
    def weeks(self) -> Iterable[_Week]:
        """At least one week."""
        ...


def keep(document: PlanText, *, assigned: bool = False) -> KeptPlan:
    """The copy of a plan document."""
    weeks = tuple(
        KeptWeek(
            week.note or "",
            tuple(
                KeptItem(entry.id, entry.often, entry.note or "", entry.lighter or "")
                for entry in week.exercises
            ),
        )
        for week in document.weeks
    )
    return KeptPlan(document.plan, document.title, weeks, assigned)
