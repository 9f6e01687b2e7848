"""What patients and staff are shown of handouts."""
