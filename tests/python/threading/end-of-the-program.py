# Threads that are no daemons are waited for; daemons are not; what main held is given up after that.
import atexit
import threading
import time

class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
kept = Noisy("global")
atexit.register(print, "atexit")
def late():
    mine = Noisy("local")
    time.sleep(0.05)
    print("late", threading.main_thread().is_alive(), kept.name)
def forever():
    mine = Noisy("never")
    while True:
        time.sleep(0.03)
        if not threading.main_thread().is_alive() and False: print("never")
threading.Thread(target=late).start()
threading.Thread(target=forever, daemon=True).start()
threading.Timer(0.02, print, ["timer"]).start()
print("main is over")
raise SystemExit(0)
