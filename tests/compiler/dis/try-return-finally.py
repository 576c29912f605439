def f(self, a):
    try:
        return g(a)
    except E:
        pass
    finally:
        self.q = 1
        g()
