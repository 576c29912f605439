import dis, opcode
def f(a, b=2):
    for i in range(a):
        if i > b: print(i, a.real)
    try: return [x for x in (1, 2)]
    except ValueError as e: raise
for i in dis.get_instructions(f): print(i)
print(list(dis.findlinestarts(f.__code__)), dis.findlabels(f.__code__.co_code))
print(opcode.opmap["LOAD_FAST"], opcode.opname[100], dis.opmap["CACHE"], dis.stack_effect(dis.opmap["LOAD_FAST"], 0), dis.stack_effect(1))
print(dis.Positions(1), dis.stack_effect(dis.opmap["FOR_ITER"], 3), dis.stack_effect(dis.opmap["FOR_ITER"], 3, jump=False), dis.stack_effect(dis.opmap["FOR_ITER"], 3, jump=True))
