"""Bound books as files: any CBZ, PDF, EPUB, web page or folder of pictures, ours or not, looked at within bounds.

Knows: what a sound file of each kind looks like.  Does not know: how any was bound; nothing here writes or repairs.
"""

from audobon.quality.files.inspecting import inspected_file

__all__ = ["inspected_file"]
