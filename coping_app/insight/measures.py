"""Which measures stand side by side over time, in which order, and where their lines break.

Progress and the report read them here, so that both show the same.
"""

from __future__ import annotations

WEEKLY = ("week_function", "week_social", "week_satisfaction", "week_pain")
"""Scales in this order: what one could do, people, contentment, and pain last."""
WEEKLY_GAP_DAYS = 10
"""Weekly ratings further apart, in days, leave a week out, so no line joins them."""
DAILY = "pain"
"""Scale taken where pain was not rated by the week: before practice, the median of seven days."""
