"""The binder: a finished book as files that readers open.

Knows: CBZ, PDF, PNG, metadata, colophons.  Does not know: how pages were composed, lettered or painted.
"""
