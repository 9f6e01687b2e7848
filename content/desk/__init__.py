"""The editors' desk at `/admin/`, which is built on all other apps."""
