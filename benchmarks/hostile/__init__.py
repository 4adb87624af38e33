"""Inputs that are made to harm, by what they attack; `benchmarks.hostile_inputs` gives them to the boundaries."""
