# exits with 1
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact(50))
def down(n):
    return down(n + 1)
try:
    down(0)
except RecursionError as e:
    print(e)
down(0)
