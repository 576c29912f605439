# What objects of library types take.
import datetime
import decimal
import functools
import itertools
import sys
import threading
import weakref

size = sys.getsizeof
print([size(decimal.Decimal(text)) for text in ('1', '1.5', 'nan', '1E+30')])
print(size(datetime.date(2020, 1, 1)), size(datetime.datetime(2020, 1, 1)), size(datetime.time(1)), size(datetime.timedelta(1)),
      size(datetime.timezone.utc), size(datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)))
print(size(threading.Lock()), size(int | str), size(functools.lru_cache(len)), size(memoryview(b'')))


class Referable:
    pass


thing = Referable()
print(size(weakref.ref(thing)), size(weakref.ref(thing, print)), size(weakref.proxy(thing)), weakref.ref.__basicsize__)
print([size(itertools.product('ab', repeat=n)) for n in range(1, 5)])
print([size(itertools.permutations('abcd', n)) for n in range(5)], size(itertools.permutations('abcde')))
print([size(itertools.combinations('abcd', n)) for n in range(1, 5)])
print([size(itertools.combinations_with_replacement('abcd', n)) for n in range(1, 5)])
