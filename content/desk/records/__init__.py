"""The small records at the desk, which have a history: sources, the clinic, the parts, pictures."""
