"""Staging: a story becomes pages and panels.

Knows: beats, shots, blocking, rhythm, what is lettered and how the cast is dressed.  Does not know: how a panel is
drawn, how wide a word is, or who read the story.
"""

from audobon.staging.customs import Customs
from audobon.staging.director import StoryboardDirector

__all__ = ["Customs", "StoryboardDirector"]
