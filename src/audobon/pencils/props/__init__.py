"""Things that can stand in a picture: each noun has a drawing of its own, in metres, its foot at the origin."""
