"""The durable queue: what a job is, which changes it may undergo, and the one file that remembers it.

Knows: states, leases, attempts, whose turn it is.  Does not know: books; a job's body is text to it.
See docs/decisions/0046-job-queue.md.
"""
