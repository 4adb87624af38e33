"""What bars one state from looking at another.

Knows: the number that is added to an attention score.  Does not know: who is barred from whom.
"""

from __future__ import annotations

BLOCKED = -1e4
"""Added to a score before the softmax; finite in half precision, so that a row of nothing else is no NaN."""
