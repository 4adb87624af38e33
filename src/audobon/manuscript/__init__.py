"""Files in, clean prose out: texts, books and screenplays become a Manuscript whose every character knows its source.

Knows: file formats, encodings, licence headers, wrapped lines, headings.  Does not know: what a story is about.
"""

from audobon.manuscript.opening import open_manuscript, read_manuscript

__all__ = ["open_manuscript", "read_manuscript"]
