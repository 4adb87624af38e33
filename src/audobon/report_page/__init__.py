"""How a book was made, as one page to look at: every panel with its attempts, verdicts and source, and plots over all.

Knows: a finished book's folder, HTML and SVG.  Does not know: how anything is drawn, painted or judged.
"""
