def f(x):
    print('eval', x)
    return x
class F:
    def __format__(self, spec): return f'<{spec}>'
print(f'{f(1)} {f(2):{f(3)}}')
print(f'{F()} {F():abc} {F():{"x"}y}', format(F(), 'z'))
