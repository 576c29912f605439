# The classes of contextvars are no bases, and are made by their own functions alone.
import contextvars

for base in contextvars.Context, contextvars.ContextVar, contextvars.Token:
    try:
        type("Derived", (base,), {})
    except TypeError as error:
        print(error)
