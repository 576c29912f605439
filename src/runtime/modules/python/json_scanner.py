"""Where the values of a JSON text are."""

__all__ = ["make_scanner"]


def make_scanner(context):
    """A function from a text and a place in it to the value there and the place where it ends."""
    return context.scan_once
