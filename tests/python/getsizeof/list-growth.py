import sys
l = []
sizes = []
for i in range(100):
    sizes.append(sys.getsizeof(l))
    l.append(i)
print(sizes)
shrinking = []
while l:
    l.pop()
    shrinking.append(sys.getsizeof(l))
print(shrinking)
