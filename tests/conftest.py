"""What all tests share: no window on any screen, and one profile for property tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from coping_app.system.quiet_libraries import quieten

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
quieten()  # some tests use the libraries themselves

# The machine may be busy with other things: time limits of single examples would only flicker.
settings.register_profile(
    "default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")


@pytest.fixture
def loose_umask() -> Iterator[None]:
    """As where files are for everybody unless somebody says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)
