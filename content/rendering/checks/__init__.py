"""What an editor is told of a text: annotations beside its blocks, and how hard it is to read."""
