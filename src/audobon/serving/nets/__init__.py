"""Single nets called over the network, by the Open Inference Protocol.

Knows: tensors as bytes, bounds, turns.  Does not know: HTTP.
"""
