"""Stable Diffusion 1.x, 2.x and SDXL as their owners publish them: nets, text towers, schedulers and attachments."""
