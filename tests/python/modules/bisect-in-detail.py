# bisect: bounds, keys, lists of any kind, errors.
import bisect
for a in [([1,2,2,3],2),([1,2,2,3],'x'),(5,1),([1,2],1,-1),([1,2,3],2,0,2),([3,2,1],2)]:
    for f in (bisect.bisect,bisect.bisect_left):
        try: print(f(*a))
        except Exception as e: print(type(e).__name__, e)
l=[1,5,9]; bisect.insort(l,5); bisect.insort_left(l,-7,key=abs); print(l, bisect.bisect(l, 6, key=lambda v: abs(v)))
try: bisect.bisect()
except TypeError as e: print(e)
try: bisect.bisect([1],1,lo='a')
except TypeError as e: print(e)
try: bisect.bisect([1],1,bad=1)
except TypeError as e: print(e)
print(bisect.bisect.__name__, bisect.insort_left)
class Backwards(list):
    def insert(self, place, x):
        print('inserting', x, 'at', place)
        super().insert(place, x)
b = Backwards([1, 3])
bisect.insort(b, 2)
print(b, bisect.insort_right(b, 0))
class Items:
    def __len__(self): return 4
    def __getitem__(self, i): print('item', i); return i * 10
print(bisect.bisect_left(Items(), 20))
