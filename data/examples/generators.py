# A generator is a call that pauses: it keeps its frame and its names.
def squares(n):
    for i in range(n):
        yield i * i

g = squares(4)
print(next(g))   # 0
print(next(g))   # 1
print(list(g))   # [4, 9]: what is left

print(sum(x for x in range(10)))
