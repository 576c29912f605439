"""The numbers of the instructions, and what their arguments are."""

from _traceback import opcodes as _opcodes, stack_effect

__all__ = ["cmp_op", "hasarg", "hasconst", "hasname", "hasjrel", "hasjabs", "haslocal", "hascompare", "hasfree", "hasexc", "opname",
           "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "stack_effect"]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")
HAVE_ARGUMENT, EXTENDED_ARG = 90, 144
ENABLE_SPECIALIZATION = True
opmap, _caches = {}, {}
# What the units behind an instruction are for, as CPython names them.
_cache_format = {
    "LOAD_GLOBAL": {"counter": 1, "index": 1, "module_keys_version": 1, "builtin_keys_version": 1},
    "BINARY_OP": {"counter": 1},
    "UNPACK_SEQUENCE": {"counter": 1},
    "COMPARE_OP": {"counter": 1},
    "BINARY_SUBSCR": {"counter": 1},
    "FOR_ITER": {"counter": 1},
    "LOAD_SUPER_ATTR": {"counter": 1},
    "LOAD_ATTR": {"counter": 1, "version": 2, "keys_version": 2, "descr": 4},
    "STORE_ATTR": {"counter": 1, "version": 2, "index": 1},
    "CALL": {"counter": 1, "func_version": 2},
    "STORE_SUBSCR": {"counter": 1},
    "SEND": {"counter": 1},
}
opname = [f"<{number}>" for number in range(267)]
hasarg, hasconst, hasname, hasjrel, hasjabs, haslocal, hascompare, hasfree, hasexc = [], [], [], [], [], [], [], [], []

# The kinds are those of rt-opcodes.h: none, a number, and then these.
_lists = {2: hasconst, 3: hasname, 4: haslocal, 5: hasfree, 6: hascompare, 7: hasjrel, 8: hasjrel}
for _number, _name, _kind, _cache in _opcodes():
    opmap[_name] = _number
    opname[_number] = _name
    if _cache:
        _caches[_number] = _cache
    if _number >= HAVE_ARGUMENT and (_number < 256 or _kind):
        hasarg.append(_number)
    if _number >= 256 and _name.startswith("SETUP_"):
        hasexc.append(_number)
    elif _kind in _lists:
        _lists[_kind].append(_number)
del _number, _name, _kind, _cache, _lists
