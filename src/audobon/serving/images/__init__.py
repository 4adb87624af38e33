"""Single pictures made while somebody waits: from words to pixels in this process, many at once.

Knows: requests, bounds, turns.  Does not know: HTTP.
"""
