"""The project: settings, addresses, middleware, and what serves it."""
