"""The files of uploaded pictures, and where pictures are shown."""
