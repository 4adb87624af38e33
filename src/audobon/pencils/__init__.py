"""The penciller's trade: a panel's brief becomes a drawn set and the maps that steer the painter."""
