"""The guide as files at the desk: out as a zip, and in after a look at what would change."""
