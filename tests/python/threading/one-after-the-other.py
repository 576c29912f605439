import threading, queue, time
from concurrent.futures import ThreadPoolExecutor, as_completed
lock = threading.Lock()
count = 0
def work(n):
    global count
    for _ in range(n):
        with lock:
            count += 1
ts = [threading.Thread(target=work, args=(100,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(count, ts[0].name, ts[0].is_alive(), threading.current_thread().name, threading.active_count())
class T(threading.Thread):
    def run(self): self.result = threading.current_thread().name
t = T(name="worker"); t.start(); t.join(); print(t.result, t.daemon)
q = queue.Queue()
for i in range(3): q.put(i)
q.put(None)
def consumer():
    while (x := q.get()) is not None: print("got", x); q.task_done()
c = threading.Thread(target=consumer); c.start(); c.join()
with ThreadPoolExecutor(max_workers=2) as ex:
    print(list(ex.map(lambda x: x * x, range(5))))
    f = ex.submit(pow, 2, 10)
    print(f.result(), f.done())
    g = ex.submit(lambda: 1/0)
    try: g.result()
    except ZeroDivisionError as e: print("caught", e)
e = threading.Event(); threading.Thread(target=e.set).start(); print(e.wait())
loc = threading.local(); loc.x = 1
def see(): print(hasattr(loc, "x"))
seer = threading.Thread(target=see); seer.start(); seer.join(); print(loc.x)
r = threading.RLock()
with r:
    with r: print("nested")
s = threading.Semaphore(2); s.acquire(); s.release()
pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print(pq.get(), pq.qsize(), pq.empty())
try: queue.Queue().get_nowait()
except queue.Empty as e: print("empty", repr(e))
try: threading.Thread(target=work).join()
except RuntimeError as e: print(e)
