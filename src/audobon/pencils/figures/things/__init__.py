"""Things that think, feel and talk: the thing itself, a face on it, slim arms and legs."""
