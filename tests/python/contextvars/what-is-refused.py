import contextvars as c

var = c.ContextVar("var", default=3)
for wrong in (lambda: c.Context(1), lambda: c.ContextVar(), lambda: c.ContextVar(3), lambda: c.Context().get(1), lambda: 1 in c.Context(),
              lambda: c.Context()["x"], lambda: type("A", (c.Context,), {}), lambda: type("A", (c.ContextVar,), {}), lambda: c.Context()[var]):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).partition(" at 0x")[0])
print(c.copy_context() == c.copy_context(), c.Context() == c.Context(), c.Context() == 3)
token = var.set(4)
print(c.copy_context() == c.Context(), dict(c.copy_context()) == {var: 4}, var.get())
