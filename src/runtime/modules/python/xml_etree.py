"""XML as trees of elements."""
__path__ = []
