"""Messages of a kind, made in the old manner."""
__path__ = []
