"""Fusion: one space in which prose and pictures lie near each other where they tell of the same thing."""
