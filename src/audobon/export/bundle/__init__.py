"""The `.audobon` bundle: nets and all that goes with them in one file that is mapped into memory, and never executed.

Knows: bytes, their layout (docs/bundle.md) and their checksums; a folder of models.  Does not know: what nets compute.
"""
