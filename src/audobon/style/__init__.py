"""Style: what makes pictures one hand's, told from what they show."""
