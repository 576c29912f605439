def f(x):
    try:
        print('try')
        if x == 1: raise ValueError('one')
        if x == 2: return 'returned'
        if x == 3: raise KeyError('three')
    except ValueError as e:
        print('except', e)
        return 'handled'
    else:
        print('else')
    finally:
        print('finally')
    return 'end'
for i in range(3):
    print(f(i))
try:
    f(3)
except KeyError as e:
    print('outer', e)
def g():
    for i in range(3):
        try:
            continue
        finally:
            print('f', i)
            if i == 1: break
    try:
        return 1
    finally:
        return 2
print(g())
