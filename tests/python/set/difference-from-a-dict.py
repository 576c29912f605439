# The order of what is left: a new set of it, or a copy from which keys go, by the sizes.
import copy
s=set('hello')|{1}
for q in ['abc','a,b,,c','hello','two words','Hello']:
    x={*q, b'q'}
    print(x, copy.deepcopy(x), copy.copy(x), set(x), x.difference({}), x.difference({'zz':1}), copy.deepcopy(x.difference({1:2,2:3})), x-set())
