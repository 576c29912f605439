import copy, datetime, pickle
tz = datetime.timezone(datetime.timedelta(hours=1))
print(tz.__reduce__(), datetime.timezone.utc.__reduce__(), datetime.timezone(datetime.timedelta(0), 'x').__reduce__(), tz.__reduce_ex__(2))
class Z(datetime.tzinfo): pass
class Y(datetime.tzinfo):
    def __init__(self, a): self.a = a
    def __getinitargs__(self): return self.a,
print(Z().__reduce__(), Y(1).__reduce__(), datetime.tzinfo().__reduce__(), copy.copy(Y(3)).a, copy.deepcopy(tz) == tz)
print(pickle.dumps(datetime.timezone.utc), pickle.loads(pickle.dumps(tz)), pickle.loads(pickle.dumps(Y(2))).a)
