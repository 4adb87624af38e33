"""Beings of tale and fable that stand up like people: each with its own build, head, skin, limbs and signs."""
