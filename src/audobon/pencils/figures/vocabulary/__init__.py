"""The beings that can be drawn, family by family, and the words for them."""
