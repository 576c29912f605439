# What a context is made of by names.
from decimal import Context

c = Context(prec=9, traps=[])
print(c.prec, c.flags[next(iter(c.flags))], Context(prec=3, capitals=0).capitals, Context(flags=None, Emax=5).Emax)
