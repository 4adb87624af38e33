"""The editor's desk: judges painted panels and lettered pages, with numbers.

Knows: what a fault looks like and what might mend it.  Does not know: how to mend it; it proposes, the pipeline acts.
"""

from audobon.quality.editor import HouseEditor

__all__ = ["HouseEditor"]
