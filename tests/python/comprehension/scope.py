def f():
    n = 10
    return [n + i for i in range(3)], [(lambda: i + n)() for i in range(2)]
print(f())
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
try:
    i
except NameError as e:
    print(e)
class A:
    items = [1, 2]
    doubled = [x * 2 for x in items]
print(A.doubled)
