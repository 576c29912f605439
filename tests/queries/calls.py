# One function several times on the stack, and in several threads.
import threading
import time

shared = []


def descend(n, data):
    if n > 0:
        descend(n - 1, data)
    return n


def work(name):
    mine = shared
    time.sleep(0.01)
    mine.append(name)


descend(2, shared)
threads = [threading.Thread(target=work, args=(name,), name=name) for name in ('first', 'second')]
for thread in threads:
    thread.start()
print(shared)
for thread in threads:
    thread.join()
