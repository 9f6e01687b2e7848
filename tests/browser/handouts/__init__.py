"""Handing out, making handouts and opening them, in a browser."""
