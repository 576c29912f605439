from collections import Counter

for n in "hello", None, -5, 0, 1, 2, 3, 200, 2.5:
    try:
        print(n, Counter("hello").most_common(n))
    except TypeError as e:
        print(n, e)
