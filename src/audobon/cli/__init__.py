"""The command `audobon`: parse, call, print.

Knows: options, the terminal, exit codes.  Does not know: how anything is made.
"""
