# Events, conditions, barriers, semaphores: who waits goes on when another lets it.
import threading
import time

order = []
ready, go = threading.Event(), threading.Event()
def worker():
    order.append("worker is ready")
    ready.set()
    go.wait()
    order.append("worker goes on")
t = threading.Thread(target=worker)
t.start()
ready.wait()
order.append("main saw it")
go.set()
t.join()
print(order, go.is_set(), go.wait(0))
go.clear()
print(go.wait(0.01), go.wait(timeout=0))

# A bounded buffer by hand.
buffer, changed, seen = [], threading.Condition(), []
def put_all():
    for i in range(6):
        with changed:
            changed.wait_for(lambda: len(buffer) < 2)
            buffer.append(i)
            changed.notify_all()
def take_all():
    for _ in range(6):
        with changed:
            while not buffer:
                changed.wait()
            seen.append(buffer.pop(0))
            changed.notify_all()
ts = [threading.Thread(target=f) for f in (take_all, put_all)]
for t in ts: t.start()
for t in ts: t.join()
print(seen, buffer)
with changed:
    print(changed.wait(0.01), changed.wait_for(lambda: False, timeout=0.01), changed.wait_for(lambda: 7))
for what in (changed.wait, changed.notify, changed.release, threading.Lock().release, threading.RLock().release):
    try:
        what()
    except RuntimeError as e:
        print(e)

# One is let through at a time, in the order in which they came.
turn, passed = threading.Condition(threading.Lock()), []
def pass_through(i):
    with turn:
        turn.wait()
        passed.append(i)
ts = []
for i in range(3):
    t = threading.Thread(target=pass_through, args=(i,))
    t.start()
    time.sleep(0.02)
    ts.append(t)
for i in range(3):
    with turn:
        turn.notify()
    ts[i].join()
print(passed)

together, times = threading.Barrier(3), []
def party(i):
    times.append("before")
    numbers.append(together.wait())
    times.append("after")
    together.wait()
numbers = []
ts = [threading.Thread(target=party, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(times, sorted(numbers), together.parties, together.n_waiting, together.broken)
alone = threading.Barrier(2, action=lambda: print("never"))
try:
    alone.wait(0.01)
except threading.BrokenBarrierError as e:
    print(repr(e), alone.broken)
alone.reset()
print(alone.broken)
acted = threading.Barrier(1, action=lambda: print("acts"))
print(acted.wait())

# At most two at a time.
two, inside, most = threading.Semaphore(2), 0, 0
guard = threading.Lock()
def limited():
    global inside, most
    with two:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with guard:
            inside -= 1
ts = [threading.Thread(target=limited) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(most, inside)
s = threading.BoundedSemaphore(1)
print(s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release()
for what in (s.release, lambda: s.acquire(False, 1), lambda: threading.Semaphore(-1), lambda: s.release(0)):
    try:
        what()
    except ValueError as e:
        print(e)

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(True, 0))
held = []
def tries():
    held.append(lock.acquire(blocking=False))
    held.append(lock.acquire())
    lock.release()
t = threading.Thread(target=tries)
t.start()
lock.release()
t.join()
print(held)
again = threading.RLock()
with again, again:
    t = threading.Thread(target=lambda: held.append(again.acquire(timeout=0.01)))
    t.start()
    t.join()
print(held)
for what in (lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lambda: lock.acquire(timeout=1e12)):
    try:
        what()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
