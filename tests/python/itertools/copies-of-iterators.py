import copy, collections, array
for i in (range(5), range(10**30,10**30+3), 'abc', 'é\u1234x', b'abc', bytearray(b'abc'), [1,2,3], (1,2,3), {1,2,3}, {'a':1,'b':2}, collections.deque([1,2,3]), array.array('i',[1,2,3])):
    a=iter(i); next(a); b=copy.copy(a); print(type(b).__name__, list(b), list(a))
    if hasattr(i,'__reversed__') or isinstance(i,(str,bytes,tuple)):
        a=reversed(i); next(a); b=copy.copy(a); print(type(b).__name__, list(b), list(a))
a=zip([1,2,3],'abc'); next(a); b=copy.deepcopy(a); print(list(b), list(a))
a=map(str,[1,2,3]); next(a); b=copy.deepcopy(a); print(list(b), list(a))
a=filter(None,[1,0,3]); next(a); b=copy.deepcopy(a); print(list(b), list(a))
a=enumerate('abc'); next(a); b=copy.deepcopy(a); print(list(b), list(a))
