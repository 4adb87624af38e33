"""TensorFlow SavedModels: an exported program of torch's, said again in TensorFlow's own operators by a table."""
