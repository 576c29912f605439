# Deep copies of nested containers.
import copy
data = {'k%d' % i: [i, [i, i + 1], {'a': (i, [i])}] for i in range(3000)}
for _ in range(100):
    c = copy.deepcopy(data)
print(len(c), c['k5'] == data['k5'])
