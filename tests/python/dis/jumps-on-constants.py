# `and` and `or` behind a constant leave no test, and no constant that nobody loads.
import dis
def p1():
    return (1,) and y
def p2():
    return 's' or None % {1: 'x', 2: 'y'}
def p3():
    return 's' and (1, 2)
def p4():
    return (1, 2) or (3, 4) and 5
def p5():
    if (1, 2) or x:
        return 5
    return 1
for f in p1,p2,p3,p4,p5:
    print(f.__code__.co_consts)
    dis.dis(f)
