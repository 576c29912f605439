# Within brackets of a field's name a brace is text.
for text, args, named in (("{0[{1}]}", ("abcdefg", 4), {}), ("{a[{b}]}", (), {"a": "abc", "b": 1}), ("{0[{]}", ({"{": 1},), {}),
                          ("{0[}]}", ({"}": 2},), {}), ("{0[:]}", ({":": 3},), {}), ("{0[!]}", ({"!": 4},), {}), ("{{0[}", (), {}),
                          ("{0{1}}", (1, 2), {}), ("{0[", ([],), {}), ("{0[]}", ([],), {})):
    try:
        print(text, text.format(*args, **named))
    except (TypeError, ValueError, KeyError) as error:
        print(text, type(error).__name__, error)
