"""What a comic is: frozen data that every trade speaks.

Knows: the vocabulary from prose to page.  Does not know: torch, imaging libraries, files, or how anything is made.
Only `codec.py` turns these types into JSON and back.
"""
