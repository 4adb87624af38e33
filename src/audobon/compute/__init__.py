"""Memory and computation: on what device, in what precision, with how many threads.  Knows no comic type."""
