"""The apps of the guide, in the order in which they build on each other: see CONTRIBUTING.md."""
