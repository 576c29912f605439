# What a thread's function raises is told to sys.unraisablehook, but for SystemExit.
import _thread
import sys
import time

sys.stderr = sys.stdout


def divide(n):
    return n / 0


def leave():
    raise SystemExit(3)


def run(function, *arguments):
    _thread.start_new_thread(function, arguments)
    time.sleep(0.05)


def show(told):
    print(told.exc_type.__name__, told.exc_value, told.err_msg, told.object is divide, told.exc_traceback.tb_lineno)


run(divide, 1)
run(leave)
sys.unraisablehook = show
run(divide, 2)
run(leave)
print('over')
