"""What all tests share: no window on any screen, and one profile for property tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from coping_app.quiet_libraries import quieten

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
quieten()  # some tests use the libraries themselves

# The machine may be busy with other things: time limits of single examples would only flicker.
settings.register_profile(
    "default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")
