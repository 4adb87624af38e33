"""The letterer: frames on the page, balloons in the frames, and the printed page.

Knows: how a comic page is read, and the rules of balloons.  Does not know: stories, drawing, painting or file formats.
"""
