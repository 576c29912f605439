class A:
    count = 0
    @classmethod
    def make(cls):
        cls.count += 1
        return cls()
    @staticmethod
    def add(a, b):
        return a + b
class B(A): pass
b = B.make()
print(type(b).__name__, A.count, B.count, A.add(1, 2), b.add(3, 4), A.__dict__['add'].__class__.__name__)
