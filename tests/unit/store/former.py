"""What stood as JSON among the settings up to schema 2, in the words of then."""

from __future__ import annotations

from typing import Any

from tests.unit.store.support import TRIAL

FORMER_TRIAL: dict[str, Any] = {
    "trial": {
        "a": "scan", "b": "pmr", "start": "2026-03-02", "weeks": 2, "seed": 2**31 + 5,
        "order": TRIAL.order, "scale": "pain",
    },
    "a_title": TRIAL.a_title, "b_title": TRIAL.b_title, "stopped": "2026-03-09", "seen": True,
    "put_off": "2026-03-04",
}
FORMER_PLAN: dict[str, Any] = {
    "plan": "six-weeks", "title": "The plan six-weeks", "assigned": False,
    "weeks": [{"note": "Slowly", "items": [
        {"id": "box-breathing", "often": "daily", "note": "", "lighter": "short"},
    ]}],
}
FORMER_ANSWER: dict[str, Any] = {"keep": False, "until_utc": "2026-03-02T10:30:00.250000+01:00"}
