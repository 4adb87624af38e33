"""Word lists that the reader leans on: plain data, one theme a file.

Knows: English words.  Does not know: any text, or how the words are used.
"""
