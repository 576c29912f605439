# What a profile counts; its times are not shown.
import cProfile, pstats, io, re
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
def work():
    a=[]
    for i in range(3): a.append(fib(i+3))
    return sorted(a), len(a), sum(a), ','.join(map(str,a))
def clean(t): return re.sub(r'\d+\.\d\d\d','T',t)
pr=cProfile.Profile(); pr.enable(); work(); pr.disable()
s=io.StringIO(); ps=pstats.Stats(pr,stream=s).strip_dirs().sort_stats('ncalls','stdname'); ps.print_stats(); print(clean(s.getvalue()))
s.seek(0); s.truncate(); ps.print_stats('fib'); ps.print_stats(2); print(clean(s.getvalue()))
s.seek(0); s.truncate(); ps.sort_stats(pstats.SortKey.NAME).print_callers(); ps.print_callees(); print(clean(s.getvalue()))
import contextlib
b=io.StringIO()
with contextlib.redirect_stdout(b): cProfile.run('work()')
print(clean(b.getvalue()))
p2=cProfile.Profile(); p2.enable(); fib(4); p2.disable()
b=io.StringIO(); pstats.Stats(p2,stream=b).strip_dirs().sort_stats(-1).print_stats(); print(clean(b.getvalue()))
p3=cProfile.Profile(); print(p3.runcall(fib,5)); 
with contextlib.redirect_stdout(b:=io.StringIO()): p3.print_stats('name')
print(clean(b.getvalue()))
try: pstats.Stats(cProfile.Profile())
except TypeError as e: print(str(e)[:60])
print(pstats.SortKey('tottime'), list(pstats.SortKey)[:3])
