import datetime
print(datetime.datetime.utcfromtimestamp(0))
def f():
    return datetime.datetime.utcnow()
f()
