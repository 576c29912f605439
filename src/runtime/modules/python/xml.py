"""Documents in XML."""
__path__ = []
