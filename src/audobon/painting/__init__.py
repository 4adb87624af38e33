"""The painter's trade: pencils become illustration, by diffusion under control."""
