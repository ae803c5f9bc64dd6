"""The plan in use: taking one up, starting it again, and taking that back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coping_app.features.plan.kept_plan import KeptPlan, from_json, to_json
from coping_app.store.store import Store

COPY_KEY = "plan_copy"
"""Under which setting the store keeps the copy of the plan."""


class ActivePlan(NamedTuple):
    """A plan and its first day."""

    plan: KeptPlan
    started: date


class PlanRepository:
    """Reads and changes the plan in use."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> ActivePlan | None:
        """The plan in use; None where there is none, or its copy is missing or another one's."""
        in_use = self._store.plan()
        if in_use is None:
            return None
        plan = from_json(self._store.settings.get(COPY_KEY))
        if plan is None or plan.plan != in_use.plan_id:
            return None
        return ActivePlan(plan, in_use.started)

    def use(self, plan: KeptPlan, started: date) -> None:
        """Take up ``plan`` from ``started`` on.

        Raises:
            StoreError: It could not be kept; the plan before is still in use.
        """
        with self._store.batch():  # half of it would leave neither the new plan nor the old
            self._store.settings.set(COPY_KEY, to_json(plan))
            self._store.set_plan(plan.plan, started)

    def put_back(self, earlier: ActivePlan | None) -> None:
        """Go back to what ``current`` told before a change."""
        if earlier is None:
            self._store.end_plan()
        else:
            self.use(earlier.plan, earlier.started)
