"""Books for many, and for later: a queue that loses nothing, workers, a watched folder.

Knows: the spine (`pipeline.py`), SQLite, leases; later HTTP words and pydantic, which live here alone.
Does not know: how a book is made, or how commands print.
"""
