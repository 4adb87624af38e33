"""Books as they are made: events, looks at panels on the way, finished panels and pages, to any number of readers.

Knows: logs of jobs, books' folders, WebSockets, server-sent events, frames.  Does not know: how books are made.
See docs/streams.md.
"""
