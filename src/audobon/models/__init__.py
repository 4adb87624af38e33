"""The nets: modules and their loading.  Knows tensors; knows no comic type and no diffusers pipeline."""
