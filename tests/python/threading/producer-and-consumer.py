# A consumer that was started first waits for what a producer puts; a full queue makes the producer wait.
import queue
import threading
import time

q = queue.Queue()
got = []
def consumer():
    while (item := q.get()) is not None:
        got.append(item)
        q.task_done()
    q.task_done()
def producer(n):
    for i in range(n):
        q.put(i)
    q.put(None)
c = threading.Thread(target=consumer)
c.start()
print(c.is_alive(), q.empty())
p = threading.Thread(target=producer, args=(5,))
p.start()
p.join()
c.join()
q.join()
print(got, q.unfinished_tasks, c.is_alive())

narrow = queue.Queue(maxsize=1)
log = []
def slow():
    while True:
        item = narrow.get()
        if item is None:
            return
        log.append(("got", item))
t = threading.Thread(target=slow)
t.start()
for i in range(4):
    narrow.put(i)
narrow.put(None)
t.join()
print(log)

# Two stages, one behind the other.
first, second, out = queue.SimpleQueue(), queue.LifoQueue(), []
def square():
    for x in iter(first.get, None):
        second.put(x * x)
    second.put(None)
stage = threading.Thread(target=square)
stage.start()
for x in (1, 2, 3):
    first.put(x)
first.put(None)
stage.join()
while not second.empty():
    out.append(second.get())
print(out)

urgent = queue.PriorityQueue()
def take():
    print("took", urgent.get(), urgent.get(), urgent.get())
for item in ((2, "two"), (1, "one"), (3, "three")):
    urgent.put(item)
t = threading.Thread(target=take)
t.start()
t.join()

for what in (lambda: q.get(timeout=0.01), lambda: q.get_nowait(), lambda: q.get(False), lambda: narrow.put(1, timeout=0.01),
             lambda: narrow.put_nowait(2), lambda: q.task_done(), lambda: q.get(timeout=-1), lambda: first.get(timeout=0.01)):
    try:
        print("gave", what())
    except Exception as e:
        print(type(e).__name__, type(e).__module__, e)

# Each waits for the other's answer.
ping, pong = queue.Queue(), queue.Queue()
def player():
    while (n := ping.get()) >= 0:
        print("ping", n)
        pong.put(n + 1)
t = threading.Thread(target=player)
t.start()
for n in range(3):
    ping.put(n)
    print("pong", pong.get())
ping.put(-1)
t.join()
