def log(f):
    def wrapper(*args):
        print('call', f.__name__, args)
        return f(*args)
    return wrapper
def times(n):
    def decorate(f):
        return lambda *a: [f(*a) for _ in range(n)]
    return decorate
@times(2)
@log
def add(a, b):
    return a + b
print(add(1, 2))
