"""What whole numbers leave open."""

from __future__ import annotations

ROUNDING_VARIANCE = 1.0 / 6.0
"""Two whole-number ratings are each rounded by up to half a point, which alone gives their
difference a variance of 2/12 (Sheppard 1898, Proc Lond Math Soc 29:353,
doi:10.1112/plms/s1-29.1.353). Less than that is luck: equal changes are not certain ones."""
