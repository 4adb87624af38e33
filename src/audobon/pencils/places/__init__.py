"""Places: each kind has its own geometry, set up on a stage, the same in every panel of its scene."""
