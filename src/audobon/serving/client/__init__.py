"""A small client of the service for Python: a book's events, panels and pages as they come, over broken lines too.

Knows: HTTP, the stream's formats.  Does not know: the service's inside.  See docs/streams.md.
"""
