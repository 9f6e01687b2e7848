"""What is wrong with the guide: its text, and its links to other sites."""
