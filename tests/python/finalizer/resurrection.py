kept = []
class A:
    def __del__(self):
        print('del')
        kept.append(self)
a = A()
del a
print(len(kept), type(kept[0]).__name__)
kept.pop()
print('second time: nothing runs')
