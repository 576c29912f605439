# Generators, nested ones, and generator expressions.
def gen(n):
    for i in range(n):
        yield i
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(sum(gen(1000000)))
print(sum(tree(15)))
print(sum(x * x for x in gen(300000) if x % 3))
