"""What stands in a pickle, opcode by opcode."""

import codecs
import io
import struct
from pickle import decode_long

__all__ = ["dis", "genops", "optimize"]

# Name, code (a character, or its number in base 16), kind of argument, the protocol that it came with, what it takes from the stack and
# what it puts there.
_table = """
    INT I decimalnl_short 0 - int_or_bool
    BININT J int4 1 - int
    BININT1 K uint1 1 - int
    BININT2 M uint2 1 - int
    LONG L decimalnl_long 0 - int
    LONG1 8a long1 2 - int
    LONG4 8b long4 2 - int
    STRING S stringnl 0 - bytes_or_str
    BINSTRING T string4 1 - bytes_or_str
    SHORT_BINSTRING U string1 1 - bytes_or_str
    BINBYTES B bytes4 3 - bytes
    SHORT_BINBYTES C bytes1 3 - bytes
    BINBYTES8 8e bytes8 4 - bytes
    BYTEARRAY8 96 bytearray8 5 - bytearray
    NEXT_BUFFER 97 - 5 - buffer
    READONLY_BUFFER 98 - 5 buffer buffer
    NONE N - 0 - None
    NEWTRUE 88 - 2 - bool
    NEWFALSE 89 - 2 - bool
    UNICODE V unicodestringnl 0 - str
    SHORT_BINUNICODE 8c unicodestring1 4 - str
    BINUNICODE X unicodestring4 1 - str
    BINUNICODE8 8d unicodestring8 4 - str
    FLOAT F floatnl 0 - float
    BINFLOAT G float8 1 - float
    EMPTY_LIST ] - 1 - list
    APPEND a - 0 list+any list
    APPENDS e - 1 list+mark+stackslice list
    LIST l - 0 mark+stackslice list
    EMPTY_TUPLE ) - 1 - tuple
    TUPLE t - 0 mark+stackslice tuple
    TUPLE1 85 - 2 any tuple
    TUPLE2 86 - 2 any+any tuple
    TUPLE3 87 - 2 any+any+any tuple
    EMPTY_DICT } - 1 - dict
    DICT d - 0 mark+stackslice dict
    SETITEM s - 0 dict+any+any dict
    SETITEMS u - 1 dict+mark+stackslice dict
    EMPTY_SET 8f - 4 - set
    ADDITEMS 90 - 4 set+mark+stackslice set
    FROZENSET 91 - 4 mark+stackslice frozenset
    POP 0 - 0 any -
    DUP 2 - 0 any any+any
    MARK ( - 0 - mark
    POP_MARK 1 - 1 mark+stackslice -
    GET g decimalnl_short 0 - any
    BINGET h uint1 1 - any
    LONG_BINGET j uint4 1 - any
    PUT p decimalnl_short 0 - -
    BINPUT q uint1 1 - -
    LONG_BINPUT r uint4 1 - -
    MEMOIZE 94 - 4 any any
    EXT1 82 uint1 2 - any
    EXT2 83 uint2 2 - any
    EXT4 84 int4 2 - any
    GLOBAL c stringnl_noescape_pair 0 - any
    STACK_GLOBAL 93 - 4 str+str any
    REDUCE R - 0 any+any any
    BUILD b - 0 any+any any
    INST i stringnl_noescape_pair 0 mark+stackslice any
    OBJ o - 1 mark+any+stackslice any
    NEWOBJ 81 - 2 any+any any
    NEWOBJ_EX 92 - 4 any+any+any any
    PROTO 80 uint1 2 - -
    STOP . - 0 any -
    FRAME 95 uint8 4 - -
    PERSID P stringnl_noescape 0 - any
    BINPERSID Q - 1 any any
"""

UP_TO_NEWLINE, TAKEN_FROM_ARGUMENT1, TAKEN_FROM_ARGUMENT4, TAKEN_FROM_ARGUMENT4U, TAKEN_FROM_ARGUMENT8U = -1, -2, -3, -4, -5


class ArgumentDescriptor:
    """How an argument is written: N is its length in bytes, or one of the numbers below 0."""
    __slots__ = "name", "n", "reader", "doc"

    def __init__(self, name, n, reader, doc=""):
        self.name, self.n, self.reader, self.doc = name, n, reader, doc


class StackObject:
    """A kind of object on the stack."""
    __slots__ = "name", "obtype", "doc"

    def __init__(self, name, obtype, doc=""):
        self.name, self.obtype, self.doc = name, obtype, doc

    def __repr__(self):
        return self.name


class OpcodeInfo:
    """An opcode: its code, its argument, and what it does to the stack."""
    __slots__ = "name", "code", "arg", "stack_before", "stack_after", "proto", "doc"

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc=""):
        self.name, self.code, self.arg = name, code, arg
        self.stack_before, self.stack_after, self.proto, self.doc = stack_before, stack_after, proto, doc


# --- arguments ---

def _exactly(file, count, name):
    data = file.read(count)
    if len(data) != count:
        raise ValueError("not enough data in stream to read " + name)
    return data


def _number(name, form):
    size = struct.calcsize(form)
    return size, lambda file: struct.unpack(form, _exactly(file, size, name))[0]


def _counted(name, form, convert, what):
    """What stands behind its length."""
    _, read_length = _number(name, form)

    def read(file):
        length = read_length(file)
        if length < 0:
            raise ValueError("%s byte count < 0: %d" % (name, length))
        data = file.read(length)
        if len(data) != length:
            raise ValueError("expected %d bytes in a %s, but only %d remain" % (length, what or name, len(data)))
        return convert(data)
    return read


def _line(file, name):
    data = file.readline()
    if not data.endswith(b"\n"):
        raise ValueError("no newline found when trying to read " + name)
    return data[:-1]


def read_stringnl(f, decode=True, stripquotes=True, *, encoding="latin-1"):
    data = _line(f, "stringnl")
    if stripquotes:
        for quote in b'"', b"'":
            if data.startswith(quote):
                if not data.endswith(quote):
                    raise ValueError("strinq quote %r not found at both ends of %r" % (quote, data))
                data = data[1:-1]
                break
        else:
            raise ValueError("no string quotes around %r" % data)
    return codecs.escape_decode(data)[0].decode(encoding) if decode else data


def read_stringnl_noescape(f):
    return read_stringnl(f, stripquotes=False)


def read_stringnl_noescape_pair(f):
    return "%s %s" % (read_stringnl_noescape(f), read_stringnl_noescape(f))


def read_decimalnl_short(f):
    text = read_stringnl(f, decode=False, stripquotes=False)
    return {b"00": False, b"01": True}[text] if text in (b"00", b"01") else int(text)


def read_decimalnl_long(f):
    text = read_stringnl(f, decode=False, stripquotes=False)
    return int(text[:-1] if text[-1:] == b"L" else text)


def _utf8(data):
    return str(data, "utf-8", "surrogatepass")


def _latin1(data):
    return data.decode("latin-1")


_numbers = {"uint1": "<B", "uint2": "<H", "int4": "<i", "uint4": "<I", "uint8": "<Q", "float8": ">d"}
_counts = {
    "string1": (TAKEN_FROM_ARGUMENT1, "<B", _latin1), "string4": (TAKEN_FROM_ARGUMENT4, "<i", _latin1),
    "bytes1": (TAKEN_FROM_ARGUMENT1, "<B", bytes), "bytes4": (TAKEN_FROM_ARGUMENT4U, "<I", bytes),
    "bytes8": (TAKEN_FROM_ARGUMENT8U, "<Q", bytes), "bytearray8": (TAKEN_FROM_ARGUMENT8U, "<Q", bytearray),
    "unicodestring1": (TAKEN_FROM_ARGUMENT1, "<B", _utf8), "unicodestring4": (TAKEN_FROM_ARGUMENT4U, "<I", _utf8),
    "unicodestring8": (TAKEN_FROM_ARGUMENT8U, "<Q", _utf8), "long1": (TAKEN_FROM_ARGUMENT1, "<B", decode_long),
    "long4": (TAKEN_FROM_ARGUMENT4, "<i", decode_long)}
_lines = {"stringnl": read_stringnl, "stringnl_noescape": read_stringnl_noescape, "stringnl_noescape_pair": read_stringnl_noescape_pair,
          "unicodestringnl": lambda f: str(_line(f, "unicodestringnl"), "raw-unicode-escape"), "decimalnl_short": read_decimalnl_short,
          "decimalnl_long": read_decimalnl_long, "floatnl": lambda f: float(read_stringnl(f, decode=False, stripquotes=False))}


def _arguments():
    found = {name: ArgumentDescriptor(name, *_number(name, form)) for name, form in _numbers.items()}
    for name, (n, form, convert) in _counts.items():
        found[name] = ArgumentDescriptor(name, n, _counted(name, form, convert, None))
    for name, reader in _lines.items():
        found[name] = ArgumentDescriptor(name, UP_TO_NEWLINE, reader)
    return found


_types = {"int": int, "int_or_bool": (int, bool), "bool": (bool,), "float": float, "bytes_or_str": (bytes, str), "bytes": bytes,
          "bytearray": bytearray, "str": str, "None": type(None), "tuple": tuple, "list": list, "dict": dict, "set": set,
          "frozenset": set, "buffer": object, "any": object, "mark": StackObject, "stackslice": StackObject}
_stack = {name: StackObject(name, kind) for name, kind in _types.items()}
markobject, stackslice, anyobject = _stack["mark"], _stack["stackslice"], _stack["any"]


def _all_opcodes():
    arguments = _arguments()

    def objects(names):
        return [] if names == "-" else [_stack[name] for name in names.split("+")]
    for row in _table.split("\n")[1:-1]:
        name, code, argument, protocol, before, after = row.split()
        code = code if len(code) == 1 else chr(int(code, 16))
        yield OpcodeInfo(name, code, arguments.get(argument), objects(before), objects(after), int(protocol))


opcodes = list(_all_opcodes())
code2op = {opcode.code: opcode for opcode in opcodes}


# --- looking through a pickle ---

def _genops(data, yield_end_pos=False):
    if isinstance(data, (bytes, bytearray, memoryview)):
        data = io.BytesIO(data)
    tell = getattr(data, "tell", lambda: None)
    while True:
        at = tell()
        code = data.read(1)
        opcode = code2op.get(code.decode("latin-1"))
        if opcode is None:
            if code == b"":
                raise ValueError("pickle exhausted before seeing STOP")
            raise ValueError("at position %s, opcode %r unknown" % ("<unknown>" if at is None else at, code))
        argument = None if opcode.arg is None else opcode.arg.reader(data)
        yield (opcode, argument, at, tell()) if yield_end_pos else (opcode, argument, at)
        if code == b".":
            return


def genops(pickle):
    """Each opcode of a pickle, bytes or a file, with its argument and its place."""
    return _genops(pickle)


def optimize(p):
    """The pickle P without what puts into the memo that nobody gets from it."""
    kept, parts, gets, puts, protocol = {}, [], set(), set(), 0
    number = 0
    for opcode, argument, at, end in _genops(p, True):
        if "PUT" in opcode.name:
            puts.add(argument)
            parts.append(("put", argument, None))
        elif opcode.name == "MEMOIZE":
            number = len(puts)
            puts.add(number)
            parts.append(("put", number, None))
        elif opcode.name == "FRAME":
            pass
        elif "GET" in opcode.name:
            protocol = max(protocol, opcode.proto)
            gets.add(argument)
            parts.append(("get", argument, None))
        else:
            if opcode.name == "PROTO":
                protocol = max(protocol, argument)
            parts.append((opcode.name, None, p[at:end]))
    head, body, frames = b"", b"", []
    for kind, argument, data in parts:
        if kind == "PROTO":
            head = data
            continue
        if kind == "put":
            if argument not in gets:
                continue
            kept[argument] = len(kept)
            data = b"\x94" if protocol >= 4 else _memo_op(b"p", b"q", b"r", kept[argument], protocol)
        elif kind == "get":
            data = _memo_op(b"g", b"h", b"j", kept[argument], protocol)
        body += data
        if protocol >= 4 and len(body) >= 64 * 1024:
            frames.append(body)
            body = b""
    frames.append(body)
    return head + b"".join(b"\x95" + struct.pack("<Q", len(frame)) + frame if protocol >= 4 and len(frame) >= 4 else frame
                           for frame in frames)


def _memo_op(text, short, long, index, protocol):
    if protocol == 0:
        return text + repr(index).encode() + b"\n"
    return short + bytes([index]) if index < 256 else long + struct.pack("<I", index)


# --- writing it out ---

def _memo_trouble(opcode, argument, stack, memo):
    """What is wrong with putting the top of STACK into MEMO, which is done if nothing is."""
    index = len(memo) if opcode.name == "MEMOIZE" else argument
    if index in memo:
        return "memo key %r already defined" % argument
    if not stack:
        return "stack is empty -- can't store into memo"
    if stack[-1] is markobject:
        return "can't store markobject in the memo"
    memo[index] = stack[-1]
    return None


def _drop_to_mark(stack, marks):
    at = marks.pop()
    while stack[-1] is not markobject:
        stack.pop()
    stack.pop()
    return "(MARK at unknown opcode offset)" if at is None else "(MARK at %d)" % at


def dis(pickle, out=None, memo=None, indentlevel=4, annotate=0):
    """Write the opcodes of a pickle to OUT, and complain of what does not fit together."""
    stack, marks, highest = [], [], -1
    memo = {} if memo is None else memo
    column = annotate
    for opcode, argument, at in genops(pickle):
        if at is not None:
            print("%5d:" % at, end=" ", file=out)
        line = "%-4s %s%s" % (repr(opcode.code)[1:-1], " " * indentlevel * len(marks), opcode.name)
        highest = max(highest, opcode.proto)
        before, after, note, trouble = opcode.stack_before, opcode.stack_after, None, None
        pops = len(before)
        if markobject in before or (opcode.name == "POP" and stack and stack[-1] is markobject):
            if marks:
                note = _drop_to_mark(stack, marks)
                pops = before.index(markobject) if markobject in before else 0
            else:
                note = trouble = "no MARK exists on stack"
        if opcode.name in ("PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"):
            if opcode.name == "MEMOIZE":
                note = "(as %d)" % len(memo)
            trouble = _memo_trouble(opcode, argument, stack, memo) or trouble
        elif opcode.name in ("GET", "BINGET", "LONG_BINGET"):
            if argument in memo:
                after = [memo[argument]]
            else:
                trouble = "memo key %r has never been stored into" % argument
        if argument is not None or note:
            line += " " * (10 - len(opcode.name))
            line += "" if argument is None else " " + repr(argument)
            line += " " + note if note else ""
        if annotate:
            line += " " * (column - len(line))
            column = annotate if len(line) > 50 else len(line)
            line += " " + opcode.doc.split("\n", 1)[0]
        print(line, file=out)
        if trouble:
            raise ValueError(trouble)
        if len(stack) < pops:
            raise ValueError("tries to pop %d items from stack with only %d items" % (pops, len(stack)))
        if pops:
            del stack[-pops:]
        if markobject in after:
            marks.append(at)
        stack.extend(after)
    print("highest protocol among opcodes =", highest, file=out)
    if stack:
        raise ValueError("stack not empty after STOP: %r" % stack)
