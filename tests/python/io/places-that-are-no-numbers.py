# Where to seek, truncate and read in BytesIO: whole numbers alone.
import io

b = io.BytesIO(b"abc")
for action in (lambda: b.truncate("0"), lambda: b.truncate(1.0), lambda: b.truncate(-1), lambda: b.seek(""), lambda: b.seek(0.0),
               lambda: b.seek(0, "a"), lambda: b.seek(0, -1), lambda: b.seek(0, 3), lambda: b.seek(-1), lambda: b.read("a"),
               lambda: b.read(1.5), lambda: b.seek(True), lambda: b.truncate(None), lambda: b.getvalue()):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
