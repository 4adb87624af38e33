"""Evaluation: the benchmarks that print the figures the program is judged by.

Knows: how to measure.  Does not know: how to make.
"""
