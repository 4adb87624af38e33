"""Where work runs: in this process today, behind one protocol.

Knows: tasks and their order.  Does not know: comics, nets, or what a task does.
"""
