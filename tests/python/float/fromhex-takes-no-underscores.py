for text in "1_0", "0x1_0p0", "_1", "0x1p1_0", "10", " 0x10.8p-1 ":
    try:
        print(float.fromhex(text), float.fromhex("-" + text.strip()))
    except ValueError as e:
        print(e)
