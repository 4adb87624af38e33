"""The service's web: routes, what they take and give, and how errors are told.

Knows: HTTP, pydantic.  Does not know: how a book is made, or how the queue keeps its jobs.
"""
