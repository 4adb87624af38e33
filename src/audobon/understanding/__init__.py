"""Story understanding: a Manuscript becomes a Story.

Knows: quotations, cast, scenes, events and feeling in English prose.  Does not know: pages, panels or pictures.
"""

from audobon.understanding.reader import HouseReader

__all__ = ["HouseReader"]
