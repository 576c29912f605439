import reprlib
class R:
    x = 3
    @reprlib.recursive_repr()
    def __repr__[T](self: int) -> str: "doc"; return "R"
print(R.__repr__.__annotations__, R.__repr__.__type_params__, R.__repr__.__wrapped__ if hasattr(R.__repr__, "__wrapped__") else None)
