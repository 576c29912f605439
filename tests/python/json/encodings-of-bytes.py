import json

for encoding in "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be":
    print(encoding, json.loads('{"a": "\u20ac"}'.encode(encoding)), json.loads("1".encode(encoding)), json.loads(bytearray("[12]".encode(encoding))))
    print(json.detect_encoding("[]".encode(encoding)))
for wrong in b"\x00", b"", "\ufeff1":
    try:
        print(json.loads(wrong))
    except ValueError as error:
        print(type(error).__name__, error)
