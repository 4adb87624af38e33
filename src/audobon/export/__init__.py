"""Export: the program's nets in the formats of other runtimes, each held against the net that it came from."""
