x = 'global'
class A:
    x = 'class'
    y = [x for _ in range(1)]
    z = [i for i in x]
    def m(self):
        return x
    w = x
print(A.y, A.z, A().m(), A.w)
