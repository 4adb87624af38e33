"""The nets at their real work, listened to: what exports are calibrated on and held against."""
