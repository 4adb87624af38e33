"""Programs for whoever keeps the house; none of them is installed."""
