# Lines as they run, and counts of them.
import trace
def helper(x):
    y = x * 2
    return y
def main(n):
    total = 0
    for i in range(n):
        total += helper(i)
    return total
t = trace.Trace(count=0, trace=1)
print(t.runfunc(main, 2))
t = trace.Trace(count=1, trace=0)
t.runfunc(main, 3)
r = t.results()
print(sorted((k[1], v) for k, v in r.counts.items()))
t = trace.Trace(count=0, trace=0, countfuncs=1)
t.runfunc(main, 1)
print(sorted(k[1:] for k in t.results().calledfuncs))
t = trace.Trace(count=1, trace=1)
t.run('z = main(1)')
print(z)
