# concurrent.futures: results, exceptions, maps, waiting.
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import concurrent.futures
def work(n):
    if n == 3: raise ValueError('three')
    return n * n
with ThreadPoolExecutor(max_workers=3) as ex:
    fs = [ex.submit(work, i) for i in range(5)]
    for f in fs:
        try: print(f.result(), f.done(), f.cancelled())
        except ValueError as e: print('err', e, f.exception())
    print(list(ex.map(work, [1,2], timeout=5)))
    try: print(list(ex.map(work, range(5))))
    except ValueError as e: print('map', e)
    done, nd = wait(fs); print(len(done), len(nd))
    print(sorted(f.result() for f in as_completed(fs[:3])))
    f = ex.submit(pow, 2, 10); print(f.result(timeout=1)); f.add_done_callback(lambda f: print('cb', f.result()))
    print(f.cancel(), f.running())
try: ex.submit(work, 1)
except RuntimeError as e: print(e)
d = {}
with concurrent.futures.ThreadPoolExecutor() as ex:
    m = {ex.submit(work, i): i for i in range(3)}
    for f in concurrent.futures.as_completed(m): d[m[f]] = f.result()
print(sorted(d.items()))
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
