"""Letters on paper: faces, measuring, line breaking, and the marks that make up a page.

Knows: fonts, widths in points, outlines, colours of ink and paper, and how marks become pixels.
Does not know: panels' content, where a balloon belongs, or file formats.
"""
