"""Bytecode as text."""

import sys
import types
from _traceback import disassembly as _disassembly
from collections import namedtuple
from opcode import *
from opcode import __all__ as _opcodes, _cache_format, _caches

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
           "Instruction", "Bytecode"] + _opcodes

COMPILER_FLAG_NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR",
                       64: "NOFREE", 128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR"}

Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)


class Instruction(namedtuple("_Instruction", "opname opcode arg argval argrepr offset starts_line is_jump_target positions",
                             defaults=(None,))):
    """One instruction: what it does, to what, and where it stands."""

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        """The line that shows it."""
        fields = []
        if lineno_width:
            fields.append(("" if self.starts_line is None else str(self.starts_line)).rjust(lineno_width))
        fields += ["-->" if mark_as_current else "   ", ">>" if self.is_jump_target else "  ",
                   str(self.offset).rjust(offset_width), self.opname.ljust(20)]
        if self.arg is not None:
            fields.append(str(self.arg).rjust(5))
            if self.argrepr:
                fields.append("(" + self.argrepr + ")")
        return " ".join(fields).rstrip()


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


def _put(lines, file):
    print(*lines, sep="\n", file=sys.stdout if file is None else file)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    if x is None:
        distb(file=file, show_caches=show_caches)
        return
    code = _code_of(x, "<dis>")
    if code is not None:
        _dis_nested(code, file, depth, show_caches)
    elif hasattr(x, "__dict__"):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)):
                _put(["Disassembly of %s:" % name], file)
                try:
                    dis(member, file=file, depth=depth, show_caches=show_caches)
                except TypeError as msg:
                    _put(["Sorry: %s" % msg], file)
                _put([""], file)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def _dis_nested(code, file, depth, show_caches):
    """CODE and what stands in it, down to DEPTH."""
    disassemble(code, file=file, show_caches=show_caches)
    if depth is None or depth > 0:
        for inner in code.co_consts:
            if isinstance(inner, types.CodeType):
                _put(["", "Disassembly of %r:" % (inner,)], file)
                _dis_nested(inner, file, None if depth is None else depth - 1, show_caches)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    _put(_lines(co, lasti, 0, show_caches), file)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    if tb is None:
        if not hasattr(sys, "last_exc"):
            raise RuntimeError("no last traceback to disassemble") from None
        tb = sys.last_exc.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches)


def _lines(code, lasti, line_offset, show_caches):
    """The lines that show CODE, with a mark at the instruction at LASTI."""
    last_line = max((line for _, line in findlinestarts(code)), default=None)
    lineno_width = 0 if last_line is None else max(3, len(str(last_line + line_offset)))
    offset_width = max(4, len(str(len(code.co_code) - 2)))
    lines = []
    for instruction in _instructions(code, line_offset, show_caches, True):
        if lineno_width and instruction.starts_line is not None and instruction.offset > 0:
            lines.append("")
        end = instruction.offset if show_caches else instruction.offset + 2 * _caches.get(instruction.opcode, 0)
        lines.append(instruction._disassemble(lineno_width, instruction.offset <= lasti <= end, offset_width))
    text = _disassembly(code).split("\nDisassembly of ")[0].rstrip("\n").split("\n")
    if "ExceptionTable:" in text:
        lines += text[text.index("ExceptionTable:"):]
    return lines


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    code = _code_of(x)
    if code is None:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    return _instructions(code, 0 if first_line is None else first_line - code.co_firstlineno, show_caches, False)


def _instructions(code, line_offset, show_caches, marks_handlers):
    """The instructions of CODE; whether those that handle exceptions are marked as targets of jumps, too."""
    places, units = list(code.co_positions()), code.co_code
    targets = findlabels(units)
    for line in _disassembly(code).split("\nDisassembly of ")[0].split("\n"):
        if line.startswith("ExceptionTable"):
            return
        if not line.strip():
            continue
        instruction = _instruction(line, code, line_offset, places, None if marks_handlers else targets)
        yield instruction
        if show_caches:
            yield from _instruction_caches(instruction, units, places)


def _instruction_caches(instruction, units, places):
    offset = instruction.offset + 2
    for name, size in _cache_format.get(instruction.opname, {}).items():
        argrepr = "%s: %d" % (name, int.from_bytes(units[offset:offset + 2 * size], sys.byteorder))
        for _ in range(size):
            yield Instruction("CACHE", opmap["CACHE"], 0, None, argrepr, offset, None, False, Positions(*places[offset // 2]))
            offset += 2
            argrepr = ""


def _instruction(line, code, line_offset, places, targets):
    """What a line of the text says. TARGETS: those of jumps; None: all that the text marks."""
    starts_line = None
    parts = line.split()
    marked = ">>" in parts[:2]
    if marked:
        parts.remove(">>")
    if parts[1].isdigit():
        starts_line = int(parts.pop(0)) + line_offset
    offset, opname = int(parts[0]), parts[1]
    arg = int(parts[2]) if len(parts) > 2 else None
    argrepr = line[line.index("(") + 1:line.rindex(")")] if arg is not None and "(" in line else ""
    argval = arg
    if opname in ("LOAD_CONST", "RETURN_CONST", "KW_NAMES") and arg is not None:
        argval = code.co_consts[arg]
    elif opname == "FORMAT_VALUE":
        argval = ((None, str, repr, ascii)[arg & 3], bool(arg & 4))
    elif argrepr.startswith("to "):
        argval = int(argrepr[3:])
    elif argrepr and opname not in ("BINARY_OP", "MAKE_FUNCTION", "CALL_INTRINSIC_1", "CALL_INTRINSIC_2"):
        argval = argrepr.removeprefix("NULL + ").removeprefix("NULL|self + ")
    is_target = marked if targets is None else offset in targets
    return Instruction(opname, opmap[opname], arg, argval, argrepr, offset, starts_line, is_target, Positions(*places[offset // 2]))


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
        code = _code_of(x)
        if code is None:
            raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
        self.codeobj = code
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - code.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset, self.show_caches, True)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code in which the exception was raised, with a mark where."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        current = -1 if self.current_offset is None else self.current_offset
        return "\n".join(_lines(self.codeobj, current, self._line_offset, self.show_caches)) + "\n"
