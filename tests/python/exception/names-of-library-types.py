# Types that are native in CPython carry the name of their module in messages.
import collections, datetime, decimal, fractions, functools, io, operator, pathlib, random, re, struct, threading, time, types, uuid, weakref
class W: pass
w=W()
obs=[collections.deque(), collections.OrderedDict(), collections.defaultdict(), collections.Counter(), collections.ChainMap(), datetime.date(2020,1,1), datetime.timedelta(1), datetime.datetime(2020,1,1), datetime.time(1), datetime.timezone.utc, re.compile('a'), re.match('a','a'), functools.partial(int), types.SimpleNamespace(), decimal.Decimal(1), fractions.Fraction(1), random.Random(), struct.Struct('i'), weakref.ref(w), operator.itemgetter(1), operator.attrgetter('a'), io.StringIO(), io.BytesIO(), types.MappingProxyType({}), types, len, list[int], types.GenericAlias(list,int), threading.Lock(), pathlib.Path('a'), time.localtime(0), functools.lru_cache(len), iter(collections.deque()), (lambda:1).__code__, type('X',(),{}), NotImplemented, ..., None, uuid.UUID(int=1), collections.namedtuple('P','x')(1), datetime.tzinfo()]
def t(f,o):
    try: f(o); return 'ok'
    except TypeError as e: return str(e)
    except AttributeError as e: return str(e)
    except Exception as e: return type(e).__name__+str(e)
for o in obs:
    print(type(o), t(lambda o: o[{}], o),'|', t(lambda o: o(1,2,3,4,5,6,7,8,9,10), o) if type(o).__name__ not in ('partial','type','builtin_function_or_method','_lru_cache_wrapper','itemgetter','attrgetter','GenericAlias') else '','|', t(lambda o: o + None, o),'|', t(lambda o: o < 3j, o),'|', t(lambda o: -o, o) ,'|', t(lambda o: o.nope_, o),'|', t(lambda o: int(o), o),'|', t(lambda o: ''.join([o]), o),'|', t(lambda o: 'a'+o, o),'|', t(lambda o: [].extend(o) if not hasattr(o,'__iter__') else 0, o),'|', t(lambda o: float(o), o) ,'|', t(lambda o: hash(o) and 0, o),'|', t(lambda o: [1][o], o),'|', t(lambda o: 'a' % o if not isinstance(o, tuple) else 0, o),'|', t(lambda o: bytes(0)+o, o),'|', t(lambda o: len(o), o) if not hasattr(o,'__len__') else '','|', t(lambda o: next(o), o) if not hasattr(o,'__next__') else '')
