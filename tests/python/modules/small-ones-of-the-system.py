# Modules that tell of the system, as far as that means something here.
import faulthandler
import resource
import site
import sysconfig
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
tracemalloc.start()
kept = [bytes(1000) for i in range(1000)]
now, peak = tracemalloc.get_traced_memory()
print(tracemalloc.is_tracing(), now > 1000000, peak >= now)
del kept
after, peak_after = tracemalloc.get_traced_memory()
print(after < 500000, peak_after >= peak)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)

usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime >= 0, usage.ru_maxrss > 0, len(usage), type(usage).__name__)
try:
    resource.getrusage(77)
except ValueError as e:
    print(e)
print(faulthandler.is_enabled())
faulthandler.enable()
print(faulthandler.is_enabled())
faulthandler.disable()
print(faulthandler.is_enabled(), sysconfig.get_python_version(), sysconfig.is_python_build() in (True, False), callable(site.getsitepackages))
