"""What bodies do: the poses by family, and the verbs that mean them."""
