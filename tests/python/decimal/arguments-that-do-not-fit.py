# The methods do not tell their names.
from decimal import Context, Decimal
two = Decimal(2)
for name, args, names in [("sqrt", (1,), {}), ("sqrt", (1, 2), {}), ("sqrt", (), {"foo": 1}), ("exp", (1, 2), {}), ("ln", (), {"foo": 3}),
                          ("compare", (), {}), ("compare", (1, 2, 3), {}), ("compare", (1,), {"other": 2}), ("fma", (1,), {}), ("quantize", (), {}),
                          ("quantize", (1, 2), {}), ("max", ("1",), {}), ("logb", (1,), {}), ("normalize", (3,), {}),
                          ("to_integral_value", (3, 4, 5), {}), ("to_integral_value", (), {"rounding": 3}), ("number_class", (1,), {}),
                          ("is_normal", (1,), {}), ("next_toward", (1, 2), {}), ("scaleb", (), {}), ("rotate", (), {}), ("sqrt", (None,), {}),
                          ("compare", (1,), {"context": Context(prec=3)})]:
    try:
        print(name, getattr(two, name)(*args, **names))
    except TypeError as error:
        print(name, args, names, error)
