# Who sleeps longer wakes later.
import threading
import time

def sleeper(name, delay):
    time.sleep(delay)
    print(name, "after", delay)
ts = [threading.Thread(target=sleeper, args=a) for a in (("c", 0.15), ("a", 0.05), ("d", 0.2), ("b", 0.1))]
begun = time.monotonic()
for t in ts: t.start()
print("all started", threading.active_count())
for t in ts: t.join()
print("took as long as the longest:", 0.19 < time.monotonic() - begun < 15)

def ticks(name, n, delay):
    for i in range(n):
        time.sleep(delay)
        print(name, i)
ts = [threading.Thread(target=ticks, args=a) for a in (("fast", 4, 0.06), ("slow", 2, 0.11))]
for t in ts: t.start()
t = ts[0]
t.join(0.01)
print("still", t.is_alive())
for t in ts: t.join()

one = threading.Timer(0.1, print, args=["timer"], kwargs={"end": "!\n"})
two = threading.Timer(5, print, args=["never"])
one.start()
two.start()
print("before the timer", one.is_alive())
two.cancel()
two.join()
one.join()
print(one.is_alive(), two.finished.is_set(), isinstance(one, threading.Thread))

stop = threading.Event()
count = 0
def beat():
    global count
    while not stop.wait(0.02):
        count += 1
t = threading.Thread(target=beat)
t.start()
time.sleep(0.11)
stop.set()
t.join()
print(3 <= count <= 6)

# While one sleeps with a lock, others wait for it.
lock, log = threading.Lock(), []
def holder(name):
    for i in range(2):
        with lock:
            log.append((name, i))
            time.sleep(0.02)
ts = [threading.Thread(target=holder, args=(n,)) for n in "xy"]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(log), len(log))
