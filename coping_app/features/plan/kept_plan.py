"""The plan in use as the store keeps it: a plain copy of the document.

The first window shows the plan, and reading YAML would double its start. So choosing a plan keeps a
copy of what the pages need. It also outlives the file it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol


class KeptItem(NamedTuple):
    """One exercise of a week.

    Attributes:
        id: The exercise.
        often: ``daily``, ``weekly``, ``once``, ``as needed`` or ``3 a week``.
        note: A sentence for the person, or empty.
        lighter: Id of an easier exercise in its place, or empty.
    """

    id: str
    often: str
    note: str = ""
    lighter: str = ""


class KeptWeek(NamedTuple):
    """One week: a note, and its exercises in the order of the document."""

    note: str
    items: tuple[KeptItem, ...]


class KeptPlan(NamedTuple):
    """A plan. ``assigned`` is true where it came from a therapist."""

    plan: str
    title: str
    weeks: tuple[KeptWeek, ...]
    assigned: bool = False

    def exercise_ids(self) -> frozenset[str]:
        """Every exercise that the plan names."""
        items = [item for week in self.weeks for item in week.items]
        return frozenset(item.id for item in items) | {i.lighter for i in items if i.lighter}


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


def to_json(plan: KeptPlan) -> dict[str, Any]:
    """The copy as JSON-ready values."""
    weeks = [
        {"note": week.note, "items": [item._asdict() for item in week.items]}
        for week in plan.weeks
    ]
    return plan._asdict() | {"weeks": weeks}


def from_json(value: Any) -> KeptPlan | None:
    """The plan that ``to_json`` wrote; None where there is none or the value is damaged."""
    if not isinstance(value, Mapping):
        return None
    try:
        weeks = tuple(
            KeptWeek(str(week["note"]), tuple(_item(item) for item in week["items"]))
            for week in value["weeks"]
        )
        plan = KeptPlan(str(value["plan"]), str(value["title"]), weeks, value["assigned"] is True)
    except (KeyError, TypeError):
        return None
    return plan if weeks else None


def _item(value: Mapping[str, Any]) -> KeptItem:
    return KeptItem(
        str(value["id"]), str(value["often"]), str(value["note"]), str(value["lighter"])
    )
