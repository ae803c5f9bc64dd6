"""What was done of the plan in the weeks that are over, as one sentence without blame."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coping_app.insight.adherence import Asked, PlanDone, plan_done
from coping_app.insight.records import Practice
from coping_app.store.repositories.records import KeptPlan
from coping_app.wording.translate import translate


def so_far(plan: KeptPlan, started: date, today: date, sessions: Iterable[Practice]) -> str:
    """Empty while no week is over, where nothing was done, or nothing asked for.

    Args:
        plan: The plan in use.
        started: First day of its first week.
        today: The person's day.
        sessions: Since ``started`` at least.
    """
    weeks = [
        [Asked(item.id, item.often, item.lighter) for item in week.items] for week in plan.weeks
    ]
    try:
        found = plan_done(weeks, sessions, started, today)
    except ValueError:  # a copy that came from elsewhere may say how often in words of its own
        return ""
    if not isinstance(found, PlanDone) or not found.done:
        return ""
    form = (
        translate("plan", "Weeks that are over: {done} of {asked} planned, on one day.")
        if found.days == 1
        else translate("plan", "Weeks that are over: {done} of {asked} planned, on {days} days.")
    )
    return form.format(done=found.done, asked=found.asked, days=found.days)
