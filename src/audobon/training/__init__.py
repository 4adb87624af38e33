"""Training: data, losses, the trainer, and one recipe a model."""
