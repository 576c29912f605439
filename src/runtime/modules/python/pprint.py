"""Data as texts that fit into lines."""

import re
import sys
import types
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Sorts what cannot be compared by its type and address."""
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _wrap_bytes_repr(object, width, allowance):
    """The literals whose bytes make OBJECT: as many fours in each as its line has room for."""
    begin, size = 0, len(object)
    for end in range(4, size + 4, 4):
        room = width - allowance if end - 4 == size // 4 * 4 else width
        if begin < end - 4 and len(repr(object[begin:end])) > room:
            yield repr(object[begin:end - 4])
            begin = end - 4
    if begin < size:
        yield repr(object[begin:])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._dispatch.get(type(object).__repr__)
            if method is not None:
                context[id(object)] = 1
                method(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
            # A __repr__ that the decorator made, not one of the class's own.
            if "__dataclass_fields__" in type(object).__dict__ and object.__dataclass_params__.repr and \
                    type(object).__repr__.__code__.co_filename.startswith("<frozen "):
                context[id(object)] = 1
                self._pprint_dataclass(object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _pprint_dataclass(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values() if f.repr]
        write(name + "(")
        self._format_namespace_items(items, write, indent, allowance, context, level)
        write(")")

    def _pprint_dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _pprint_ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        self._format(list(object.items()), write, indent + len(cls.__name__) + 1, allowance + 1,
                     context, level)
        write(")")

    def _pprint_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._format_items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _pprint_tuple(self, object, write, indent, allowance, context, level):
        write("(")
        endchar = ",)" if len(object) == 1 else ")"
        self._format_items(object, write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        typ = object.__class__
        if typ is set:
            write("{")
            endchar = "}"
        else:
            write(typ.__name__ + "({")
            endchar = "})"
            indent += len(typ.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        rep = ""
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(rep)
            return
        if level == 1:
            write("(")
        for i, rep in enumerate(chunks):
            if i > 0:
                write("\n" + " " * indent)
            write(rep)
        if level == 1:
            write(")")

    def _pprint_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delim = ""
        for rep in _wrap_bytes_repr(object, self._width - indent, allowance):
            write(delim)
            write(rep)
            if not delim:
                delim = "\n" + " " * indent
        if parens:
            write(")")

    def _pprint_bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._pprint_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _pprint_mappingproxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _pprint_simplenamespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object) is types.SimpleNamespace else object.__class__.__name__
        indent += len(name) + 1
        write(name + "(")
        self._format_namespace_items(object.__dict__.items(), write, indent, allowance, context, level)
        write(")")

    def _pprint_default_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        rdf = self._repr(object.default_factory, context, level)
        cls = object.__class__
        indent += len(cls.__name__) + 1
        write("%s(%s,\n%s" % (cls.__name__, rdf, " " * indent))
        self._pprint_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _pprint_counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), write, indent + len(cls.__name__) + 1, allowance + 2, context, level)
        write("})")

    def _pprint_chain_map(self, object, write, indent, allowance, context, level):
        if not len(object.maps):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        indent += len(cls.__name__) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(m, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _pprint_deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        cls = object.__class__
        write(cls.__name__ + "(")
        indent += len(cls.__name__) + 1
        write("[")
        if object.maxlen is None:
            self._format_items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._format_items(object, write, indent, 2, context, level)
            write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _pprint_user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    _dispatch = {dict.__repr__: _pprint_dict, OrderedDict.__repr__: _pprint_ordered_dict, list.__repr__: _pprint_list,
                 tuple.__repr__: _pprint_tuple, set.__repr__: _pprint_set, frozenset.__repr__: _pprint_set,
                 str.__repr__: _pprint_str, bytes.__repr__: _pprint_bytes, bytearray.__repr__: _pprint_bytearray,
                 types.MappingProxyType.__repr__: _pprint_mappingproxy, types.SimpleNamespace.__repr__: _pprint_simplenamespace,
                 defaultdict.__repr__: _pprint_default_dict, Counter.__repr__: _pprint_counter,
                 ChainMap.__repr__: _pprint_chain_map, deque.__repr__: _pprint_deque, UserDict.__repr__: _pprint_user,
                 UserList.__repr__: _pprint_user, UserString.__repr__: _pprint_user}

    def _format_dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        delimnl = ",\n" + " " * indent
        items = list(items)
        for i, (key, ent) in enumerate(items):
            last = i == len(items) - 1
            rep = self._repr(key, context, level)
            write(rep + ": ")
            self._format(ent, write, indent + len(rep) + 2, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _format_namespace_items(self, items, write, indent, allowance, context, level):
        delimnl = ",\n" + " " * indent
        items = list(items)
        for i, (key, ent) in enumerate(items):
            last = i == len(items) - 1
            write(key + "=")
            if id(ent) in context:
                write("...")
            else:
                self._format(ent, write, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _format_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        delimnl = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, ent in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(ent, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delimnl
                if width >= w:
                    width -= w
                    write(delim)
                    delim = ", "
                    write(rep)
                    continue
            write(delim)
            delim = delimnl
            self._format(ent, write, indent, allowance if last else 1, context, level)

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, can it be read back, does it contain itself)."""
        typ = type(object)
        if typ in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        r = getattr(typ, "__repr__", None)
        if isinstance(object, int) and r is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(typ, dict) and r is dict.__repr__:
            return self._safe_repr_of_dict(object, context, maxlevels, level)
        if issubclass(typ, list) and r is list.__repr__ or issubclass(typ, tuple) and r is tuple.__repr__:
            return self._safe_repr_of_sequence(object, context, maxlevels, level)
        rep = repr(object)
        return rep, bool(rep and not rep.startswith("<")), False

    def _safe_repr_of_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        if maxlevels and level >= maxlevels:
            return "{...}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []
        for k, v in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
            krepr, kreadable, krecur = self.format(k, context, maxlevels, level + 1)
            vrepr, vreadable, vrecur = self.format(v, context, maxlevels, level + 1)
            parts.append("%s: %s" % (krepr, vrepr))
            readable = readable and kreadable and vreadable
            recursive = recursive or krecur or vrecur
        del context[id(object)]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _safe_repr_of_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return "[]", True, False
            form = "[%s]"
        elif len(object) == 1:
            form = "(%s,)"
        else:
            if not object:
                return "()", True, False
            form = "(%s)"
        if maxlevels and level >= maxlevels:
            return form % "...", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, parts = True, False, []
        for o in object:
            orepr, oreadable, orecur = self.format(o, context, maxlevels, level + 1)
            parts.append(orepr)
            readable = readable and oreadable
            recursive = recursive or orecur
        del context[id(object)]
        return form % ", ".join(parts), readable, recursive
