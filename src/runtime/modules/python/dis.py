"""Bytecode as text."""

import sys
import types
from _traceback import disassembly as _disassembly
from collections import namedtuple
from opcode import *
from opcode import __all__ as _opcodes, _caches

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
           "Instruction", "Bytecode"] + _opcodes

COMPILER_FLAG_NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR",
                       64: "NOFREE", 128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR"}

Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)


class Instruction(namedtuple("_Instruction", "opname opcode arg argval argrepr offset starts_line is_jump_target positions",
                             defaults=(None,))):
    """One instruction: what it does, to what, and where it stands."""


def pretty_flags(flags):
    names = []
    for bit in range(32):
        if flags & 1 << bit:
            names.append(COMPILER_FLAG_NAMES.get(1 << bit, hex(1 << bit)))
    return ", ".join(names) or hex(flags)


def _code_of(x, name_of_text="<disassembly>"):
    """The code object that X has or is, or that of the text X; None if there is none."""
    x = getattr(x, "__func__", x)
    for name in "__code__", "gi_code", "ag_code", "cr_code":
        if hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, name_of_text, "eval")
        except SyntaxError:
            return compile(x, name_of_text, "exec")
    return x if isinstance(x, types.CodeType) else None


def _put(text, file):
    print(text, file=sys.stdout if file is None else file, end="")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    if x is None:
        distb(file=file)
        return
    code = _code_of(x, "<dis>")
    if code is not None:
        text = _disassembly(code)
        _put(text if depth is None or depth > 0 else text.split("\nDisassembly of ")[0].rstrip("\n") + "\n", file)
    elif hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)):
                _put("Disassembly of %s:\n" % name, file)
                try:
                    dis(member, file=file)
                except TypeError as msg:
                    _put("Sorry: %s\n" % msg, file)
                _put("\n", file)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    _put(_disassembly(co).split("\nDisassembly of ")[0].rstrip("\n") + "\n", file)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    if tb is None:
        if not hasattr(sys, "last_exc"):
            raise RuntimeError("no last traceback to disassemble")
        tb = sys.last_exc.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    code = _code_of(x)
    if code is None:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    places, targets = list(code.co_positions()), findlabels(code.co_code)
    for line in _disassembly(code).split("\nDisassembly of ")[0].split("\n"):
        if line.startswith("ExceptionTable"):
            return
        if line.strip():
            yield _instruction(line, code, places, targets)


def _instruction(line, code, places, targets):
    """What a line of the text says."""
    starts_line = None
    parts = line.split()
    if ">>" in parts[:2]:
        # It may be one of an exception only.
        parts.remove(">>")
    if parts[1].isdigit():
        starts_line = int(parts.pop(0))
    offset, opname = int(parts[0]), parts[1]
    arg = int(parts[2]) if len(parts) > 2 else None
    argrepr = line[line.index("(") + 1:line.rindex(")")] if arg is not None and "(" in line else ""
    argval = arg
    if opname in ("LOAD_CONST", "RETURN_CONST", "KW_NAMES") and arg is not None:
        argval = code.co_consts[arg]
    elif argrepr.startswith("to "):
        argval = int(argrepr[3:])
    elif argrepr and opname != "BINARY_OP":
        argval = argrepr.removeprefix("NULL + ").removeprefix("NULL|self + ")
    return Instruction(opname, opmap[opname], arg, argval, argrepr, offset, starts_line, offset in targets, Positions(*places[offset // 2]))


def code_info(x):
    co = _code_of(x)
    if co is None:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    lines = ["Name:              %s" % co.co_name, "Filename:          %s" % co.co_filename,
             "Argument count:    %s" % co.co_argcount, "Positional-only arguments: %s" % co.co_posonlyargcount,
             "Kw-only arguments: %s" % co.co_kwonlyargcount, "Number of locals:  %s" % co.co_nlocals,
             "Stack size:        %s" % co.co_stacksize, "Flags:             %s" % pretty_flags(co.co_flags)]
    for title, items in (("Constants:", [repr(c) for c in co.co_consts]), ("Names:", co.co_names),
                         ("Variable names:", co.co_varnames), ("Free variables:", co.co_freevars),
                         ("Cell variables:", co.co_cellvars)):
        if items:
            lines.append(title)
            lines += ["%4d: %s" % pair for pair in enumerate(items)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    print(code_info(co), file=sys.stdout if file is None else file)


def findlinestarts(code):
    """Where lines begin, as pairs of an offset and a line."""
    last = None
    for start, _, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def findlabels(code):
    """The offsets that are jumped to in CODE, the bytes of instructions."""
    found, argument, at = [], 0, 0
    while at < len(code):
        op = code[at]
        argument = argument << 8 | code[at + 1] if op >= HAVE_ARGUMENT else 0
        at += 2
        if op == EXTENDED_ARG:
            continue
        behind = at + 2 * _caches.get(op, 0)
        if op in hasjrel:
            target = behind - 2 * argument if "JUMP_BACKWARD" in opname[op] else behind + 2 * argument
            if target not in found:
                found.append(target)
        argument = 0
    return found


class Bytecode:
    """The instructions of something that has code."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _code_of(x)
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._original_object)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        return _disassembly(self.codeobj).split("\nDisassembly of ")[0].rstrip("\n") + "\n"
