"""Reprs that stop at cycles."""


def recursive_repr(fillvalue="..."):
    """A decorator for __repr__ that gives fillvalue for an object whose repr is under way."""
    def decorate(function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(function, name))
        return wrapper
    return decorate


def repr(x):
    text = __builtins__["repr"](x) if isinstance(__builtins__, dict) else __builtins__.repr(x)
    return text if len(text) <= 30 else text[:13] + "..." + text[-14:]
