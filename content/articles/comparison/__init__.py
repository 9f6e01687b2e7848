"""What differs between two texts, and bringing together what two people wrote."""
