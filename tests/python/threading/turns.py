# Threads that never wait take turns; a lock keeps together what belongs together.
import sys
import threading

sys.setswitchinterval(1e-5)
print(sys.getswitchinterval())
lock, total, log = threading.Lock(), 0, []
def work(name):
    global total
    for i in range(2000):
        with lock:
            before = total
            log.append(name)
            total = before + 1
        if i % 3 == 0:
            try:
                raise KeyError(i)
            except KeyError as e:
                assert e.args == (i,) and sys.exception() is e
        assert sum(x * x for x in (1, 2, 3)) == 14
ts = [threading.Thread(target=work, args=(n,)) for n in "abc"]
for t in ts: t.start()
for t in ts: t.join()
print(total, {n: log.count(n) for n in "abc"}, sys.exception())
done = False
def wait_busily():
    n = 0
    while not done:
        n += 1
    print("saw it", n > 0)
t = threading.Thread(target=wait_busily)
t.start()
done = True
t.join()
for bad in (0, -1):
    try:
        sys.setswitchinterval(bad)
    except ValueError as e:
        print(e)
