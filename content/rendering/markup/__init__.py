"""What the guide writes beyond Markdown: each module gives one such thing its meaning in the tree."""
