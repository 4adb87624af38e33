"""Audobon: prose in, a finished illustrated comic out."""
