"""Figures: drawings that are set into the page, and uploaded pictures in an encoding of our own."""
