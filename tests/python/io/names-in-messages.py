# Classes that CPython has in C are called with their module in messages.
import contextvars, csv, functools, hashlib, io, pickle, queue, threading, sys

things = [io.BufferedReader(io.BytesIO()), io.BufferedWriter(io.BytesIO()), io.TextIOWrapper(io.BytesIO()), io.BytesIO(), io.StringIO(),
          io.IncrementalNewlineDecoder(None, False), csv.reader([]), csv.writer(io.StringIO()), hashlib.md5(), hashlib.shake_128(),
          hashlib.blake2b(), queue.SimpleQueue(), threading.RLock(), threading.local(), contextvars.ContextVar("x"), contextvars.Context(),
          pickle.Pickler(io.BytesIO()), functools.cmp_to_key(lambda a, b: 0)(1), sys.stdout, queue.Queue(), threading.Event()]
for thing in things:
    print(type(thing).__name__, type(thing).__qualname__, type(thing).__module__)
    for use in (lambda: thing.nope, lambda: thing + 1, lambda: thing @ thing, lambda: int(thing), lambda: {**thing}):
        try:
            print(use())
        except Exception as e:
            print(type(e).__name__, e)


class Mine(io.TextIOWrapper):
    pass


try:
    Mine(io.BytesIO()).nope
except AttributeError as e:
    print(e)
